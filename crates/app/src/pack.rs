use crate::dto::{AspectView, CategoryView, ColoursView, LevelView, PackName, PackView};
use crate::{App, AppError, Host};

/// The pack that the open register classifies by.
///
/// # Errors
/// `no_register_open`.
pub fn pack<H: Host>(app: &App<H>) -> Result<PackView, AppError> {
    Ok(view(&app.state().session()?.pack))
}

pub(crate) fn name(pack: &varsam_domain::Pack) -> PackName {
    PackName { id: pack.id.clone(), version: pack.version.clone(), name: pack.name.clone() }
}

fn view(pack: &varsam_domain::Pack) -> PackView {
    PackView {
        id: pack.id.clone(),
        version: pack.version.clone(),
        name: pack.name.clone(),
        reason_from: pack.reason_from,
        aspects: (0..pack.aspects.len()).map(|ix| aspect(pack, ix)).collect(),
        categories: pack
            .categories
            .iter()
            .map(|category| CategoryView {
                id: category.id.clone(),
                name: category.name.clone(),
                criteria: category.criteria.clone(),
            })
            .collect(),
    }
}

/// An aspect with its levels.
pub(crate) fn aspect(pack: &varsam_domain::Pack, ix: usize) -> AspectView {
    let aspect = &pack.aspects[ix];
    AspectView {
        id: aspect.id.clone(),
        name: aspect.name.clone(),
        question: aspect.question.clone(),
        levels: pack.levels(ix).iter().map(|level| level_view(level, aspect)).collect(),
    }
}

fn level_view(level: &varsam_domain::pack::Level, aspect: &varsam_domain::pack::Aspect) -> LevelView {
    LevelView {
        id: level.id.clone(),
        number: level.number,
        word: level.word.clone(),
        anchor: aspect.anchors.get(&level.id).cloned().unwrap_or_default(),
        colours: level
            .colours
            .iter()
            .map(|(theme, colours)| {
                let view = ColoursView {
                    fill: colours.fill.clone(),
                    border: colours.border.clone(),
                    text: colours.text.clone(),
                };
                (theme.clone(), view)
            })
            .collect(),
    }
}
