//! The whole city in words, for whoever runs the command.

use std::fmt::Write as _;

use crate::city::CityReport;
use crate::print::Words;

impl Words for CityReport {
    fn words(&self) -> String {
        let mut text = format!("{} systems have results, by {}.\n", self.systems.len(), self.pack);
        for one in &self.conflicts {
            let _ = writeln!(text, "CONFLICT of {}: {} {}", one.kind, one.id, one.name);
            one.said.iter().for_each(|said| text.push_str(&format!("    {said}\n")));
        }
        for one in &self.overdue {
            let _ = writeln!(
                text,
                "Overdue since {}: {} {} {} {}",
                one.since, one.id, one.name, one.what, one.which
            );
        }
        for id in &self.without_owner {
            let _ = writeln!(text, "Without owner: {id}");
        }
        for id in &self.missing {
            let _ = writeln!(text, "Named and without a result of its own: {id}");
        }
        for one in &self.translated {
            let _ = writeln!(text, "Levels by the table: {} {} ({})", one.id, one.name, one.pack);
        }
        for one in &self.not_analysed {
            let _ = writeln!(text, "Not analysed, {}: {} {} ({})", one.reason, one.id, one.name, one.pack);
        }
        let flags: usize = ["systems", "sets", "flows"]
            .iter()
            .flat_map(|list| self.answers(list).into_values())
            .filter_map(|row| row.get("flags")?.as_array().map(Vec::len))
            .sum();
        let _ = writeln!(text, "{flags} flags are raised; --json, --csv or --xlsx says which and why.");
        text
    }
}
