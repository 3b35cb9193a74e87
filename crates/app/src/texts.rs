//! Sentences for what is written from Rust: reports. The window has its own.

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;

use crate::AppError;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../assets/texts");

/// The texts of one language.
pub(crate) struct Texts {
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// The texts of a file of `assets/texts` in `language`.
    pub fn load(file: &str, language: &str) -> Result<Self, AppError> {
        let fault = |detail: String| AppError::new("internal").with("detail", detail);
        let id: LanguageIdentifier = language.parse().map_err(|_| fault(language.to_owned()))?;
        let file = FILES.get_file(format!("{language}/{file}.ftl")).and_then(|file| file.contents_utf8());
        let source = file.ok_or_else(|| fault(format!("no texts in {language}")))?;
        let resource =
            FluentResource::try_new(source.to_owned()).map_err(|(_, errors)| fault(format!("{errors:?}")))?;
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).map_err(|errors| fault(format!("{errors:?}")))?;
        Ok(Self { bundle })
    }

    /// The text of a key.
    pub fn get(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The text of a key with values. A key that is missing shows itself; a test looks for those.
    pub fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(Cow::Borrowed(*name), number_or_text(value));
        }
        self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }
}

/// Numbers choose plural forms; everything else is text.
fn number_or_text(value: &str) -> FluentValue<'_> {
    value.parse::<u32>().map_or_else(|_| FluentValue::from(value), FluentValue::from)
}
