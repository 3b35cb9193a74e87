//! What comes from the centre, and enrolling a key there.

use varsam_app::centre;
use varsam_app::dto::{
    CatalogueAsked, CatalogueTaken, CatalogueView, CentreFile, CentreView, Changed, EnrolKey, KeyEnrolled,
    PackChangeView, TakeCatalogue, TakeTrustList, TrustListTaken,
};

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn centre(app: State<'_>) -> Answer<CentreView> {
    answer(centre::centre(&app))
}

#[tauri::command(async)]
pub fn choose_centre_file(app: State<'_>) -> Answer<Option<CentreFile>> {
    answer(centre::choose_centre_file(&app))
}

#[tauri::command(async)]
pub fn take_trust_list(app: State<'_>, request: TakeTrustList) -> Answer<Changed<TrustListTaken>> {
    answer(centre::take_trust_list(&app, request))
}

#[tauri::command(async)]
pub fn open_centre_pack(app: State<'_>, place: u32) -> Answer<Changed<PackChangeView>> {
    answer(centre::open_centre_pack(&app, place))
}

#[tauri::command(async)]
pub fn open_centre_catalogue(app: State<'_>, request: CatalogueAsked) -> Answer<CatalogueView> {
    answer(centre::open_centre_catalogue(&app, &request))
}

#[tauri::command(async)]
pub fn take_catalogue(app: State<'_>, request: TakeCatalogue) -> Answer<Changed<CatalogueTaken>> {
    answer(centre::take_catalogue(&app, &request))
}

#[tauri::command(async)]
pub fn cancel_centre_file(app: State<'_>) -> Answer<()> {
    answer(centre::cancel_centre_file(&app))
}

#[tauri::command(async)]
pub fn enrol_key(app: State<'_>, request: EnrolKey) -> Answer<Option<KeyEnrolled>> {
    answer(centre::enrol_key(&app, request))
}
