//! Tables and foreign formats, in and out: bytes come in, typed content or a list of problems
//! goes out. Nothing here opens a file, a window or a register.
//!
//! `pack` reads and writes content packs, `assessment` the questions and rules of the suitability
//! assessment, `measures` the catalogue of measures, `any_pack` whichever of these it is, `level_table` what levels of other packs come to in one, `facts` the `facts/1` document, `analysis` writes
//! `analysis/1`, `tables` imports the CSV files that municipalities keep their lists in, `sheets` writes
//! tables as CSV or a workbook, `questionnaire` is the workbook that an owner without Varsam answers in,
//! and `workbook` a list as one.

pub mod analysis;
mod any_pack;
pub mod assessment;
pub mod facts;
pub mod json;
mod level_table;
pub mod measures;
pub mod pack;
pub mod questionnaire;
pub mod sheets;
mod source_folder;
pub mod tables;
pub mod workbook;

pub use analysis::{analyse_document, write_analysis, write_evaluation};
pub use any_pack::identify_pack;
pub use assessment::{build_assessment_pack, read_assessment_pack, standard_assessment_pack_bytes};
pub use facts::{FactsDocument, FactsProblem, MAX_FACTS_BYTES, read_facts, write_facts};
pub use json::Malformed;
pub use level_table::{Level, LevelRows, LevelTable, read_level_table};
pub use measures::{build_measure_pack, read_measure_pack, standard_measure_pack_bytes};
pub use pack::{
    MAX_PACK_BYTES, PackProblem, SourceFile, SourceProblem, build_pack, read_pack, source_kind,
    standard_pack_bytes, write_pack,
};
pub use sheets::{Sheet, write_csv, write_workbook};
pub use tables::{Existing, ImportedContent, TableInput, TableKind, TablesPreview, read_tables};
