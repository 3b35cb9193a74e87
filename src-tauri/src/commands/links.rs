//! Flows and dependencies.

use varsam_app::dto::{AllLinksView, Changed, DependencyRow, FlowRow, LinksView};
use varsam_app::links;

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn links(app: State<'_>, system: String) -> Answer<LinksView> {
    answer(links::links(&app, &system))
}

#[tauri::command(async)]
pub fn all_links(app: State<'_>) -> Answer<AllLinksView> {
    answer(links::all_links(&app))
}

#[tauri::command(async)]
pub fn put_flow(app: State<'_>, system: String, flow: FlowRow) -> Answer<Changed<LinksView>> {
    answer(links::put_flow(&app, &system, flow))
}

#[tauri::command(async)]
pub fn delete_flow(app: State<'_>, system: String, id: String) -> Answer<Changed<LinksView>> {
    answer(links::delete_flow(&app, &system, &id))
}

#[tauri::command(async)]
pub fn put_dependency(
    app: State<'_>,
    system: String,
    dependency: DependencyRow,
) -> Answer<Changed<LinksView>> {
    answer(links::put_dependency(&app, &system, dependency))
}

#[tauri::command(async)]
pub fn delete_dependency(app: State<'_>, system: String, id: u32) -> Answer<Changed<LinksView>> {
    answer(links::delete_dependency(&app, &system, id))
}
