//! The writer: placed marks become PDF, the same bytes every time.

use lopdf::{Dictionary, Object, StringFormat};
use printpdf::{
    Color, FontId, LineDashPattern, LinePoint, Mm, Op, PaintMode, PdfDocument, PdfFont, PdfFontHandle,
    PdfPage, PdfSaveOptions, Point, Polygon, PolygonRing, Pt, Rect, Rgb, TextItem, WindingOrder,
};
use sha2::{Digest, Sha256};

use crate::error::ReportError;
use crate::fonts::{Face, Fonts};
use crate::marks::{Document, Ink, Mark, Owner, Stroke};
use crate::model::{Colour, Created, Report};
use crate::style;

/// Writes a laid out document.
pub(crate) fn write(report: &Report, document: &Document, fonts: &Fonts) -> Result<Vec<u8>, ReportError> {
    let mut pdf = PdfDocument::new("");
    for (face, font) in [(Face::Regular, &fonts.regular), (Face::Bold, &fonts.bold)] {
        pdf.resources.fonts.map.insert(font_id(face), PdfFont::new(font.clone()));
    }
    let size = |points: f32| Mm::from(Pt(points));
    for page in &document.pages {
        let ops = page_ops(&page.marks, document);
        pdf.pages.push(PdfPage::new(size(style::PAGE_WIDTH), size(style::PAGE_HEIGHT), ops));
    }
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, ..PdfSaveOptions::default() };
    let mut file = printpdf::serialize::to_lopdf_doc(&pdf, &options, &mut Vec::new());
    finish(&mut file, report, fonts);
    let mut bytes = Vec::new();
    file.save_modern(&mut bytes).map_err(|error| ReportError::NotWritten { detail: error.to_string() })?;
    Ok(bytes)
}

/// A name of our own for each face, so that the file does not depend on what was made before.
fn font_id(face: Face) -> FontId {
    FontId(match face {
        Face::Regular => "Regular".to_owned(),
        Face::Bold => "Bold".to_owned(),
    })
}

/// The operations of a page, each run of marks with one owner in one marked content sequence.
fn page_ops(marks: &[Mark], document: &Document) -> Vec<Op> {
    let mut ops = Vec::new();
    for run in marks.chunk_by(|one, other| one.owner == other.owner) {
        let tag = match run[0].owner {
            Owner::Node(id) => document.nodes[id.0].tag.name(),
            Owner::Frame | Owner::Decoration => "Artifact",
        };
        ops.push(Op::BeginMarkedContent { tag: tag.to_owned() });
        for mark in run {
            draw(&mark.ink, &mut ops);
        }
        ops.push(Op::EndMarkedContent);
    }
    ops
}

fn draw(ink: &Ink, ops: &mut Vec<Op>) {
    match ink {
        Ink::Text { x, baseline, face, size, colour, text } => {
            let font = PdfFontHandle::External(font_id(*face));
            ops.push(Op::StartTextSection);
            ops.push(Op::SetFillColor { col: colour_of(*colour) });
            ops.push(Op::SetFont { font, size: Pt(*size) });
            ops.push(Op::SetTextCursor { pos: point(*x, *baseline) });
            ops.push(Op::ShowText { items: vec![TextItem::Text(text.clone())] });
            ops.push(Op::EndTextSection);
        }
        Ink::Rule { x, y, width, thickness, colour } => {
            ops.push(Op::SetFillColor { col: colour_of(*colour) });
            let (width, height) = (Pt(*width), Pt(*thickness));
            let Point { x, y } = point(*x, y + thickness / 2.0);
            let (mode, winding_order) = (Some(PaintMode::Fill), Some(WindingOrder::NonZero));
            ops.push(Op::DrawRectangle { rectangle: Rect { x, y, width, height, mode, winding_order } });
        }
        Ink::Box { x, y, width, height, radius, fill, stroke } => {
            let mode = match (fill, stroke) {
                (Some(_), Some(_)) => PaintMode::FillStroke,
                (Some(_), None) => PaintMode::Fill,
                _ => PaintMode::Stroke,
            };
            ops.push(Op::SaveGraphicsState);
            if let Some(fill) = fill {
                ops.push(Op::SetFillColor { col: colour_of(*fill) });
            }
            if let Some(Stroke { colour, width, dashed }) = stroke {
                ops.push(Op::SetOutlineColor { col: colour_of(*colour) });
                ops.push(Op::SetOutlineThickness { pt: Pt(*width) });
                if *dashed {
                    ops.push(Op::SetLineDashPattern { dash: LineDashPattern::new(0.0, &[2.5, 2.0]) });
                }
            }
            let rings = vec![PolygonRing { points: rounded(*x, *y, *width, *height, *radius) }];
            let winding_order = WindingOrder::NonZero;
            ops.push(Op::DrawPolygon { polygon: Polygon { rings, mode, winding_order } });
            ops.push(Op::RestoreGraphicsState);
        }
    }
}

/// The outline of a box with rounded corners.
fn rounded(x: f32, y: f32, width: f32, height: f32, radius: f32) -> Vec<LinePoint> {
    let radius = radius.min(width / 2.0).min(height / 2.0).max(0.0);
    // How far a Bézier's handles stand from a quarter circle's ends, of the radius.
    const HANDLE: f32 = 0.552_285;
    let (right, bottom, near) = (x + width, y + height, radius * (1.0 - HANDLE));
    let on = |x, y| LinePoint { p: point(x, y), bezier: false };
    let handle = |x, y| LinePoint { p: point(x, y), bezier: true };
    if radius == 0.0 {
        return vec![on(x, y), on(right, y), on(right, bottom), on(x, bottom)];
    }
    vec![
        on(x + radius, y),
        on(right - radius, y),
        handle(right - near, y),
        handle(right, y + near),
        on(right, y + radius),
        on(right, bottom - radius),
        handle(right, bottom - near),
        handle(right - near, bottom),
        on(right - radius, bottom),
        on(x + radius, bottom),
        handle(x + near, bottom),
        handle(x, bottom - near),
        on(x, bottom - radius),
        on(x, y + radius),
        handle(x, y + near),
        handle(x + near, y),
        on(x + radius, y),
    ]
}

/// A place counted from the top as PDF counts it, from the bottom.
fn point(x: f32, y: f32) -> Point {
    Point { x: Pt(x), y: Pt(style::PAGE_HEIGHT - y) }
}

fn colour_of(Colour { red, green, blue }: Colour) -> Color {
    let part = |value: u8| f32::from(value) / 255.0;
    Color::Rgb(Rgb { r: part(red), g: part(green), b: part(blue), icc_profile: None })
}

/// Replaces what the library makes up by what the report says.
fn finish(file: &mut lopdf::Document, report: &Report, fonts: &Fonts) {
    file.version = "1.7".to_owned();
    let mut info = Dictionary::new();
    info.set("Title", text_string(&fonts.clean(&report.title).replace('\n', " ")));
    info.set("Producer", text_string("Varsam"));
    if let Some(created) = report.created {
        info.set("CreationDate", date_string(created));
        info.set("ModDate", date_string(created));
    }
    if let Ok(Object::Reference(id)) = file.trailer.get(b"Info").cloned() {
        file.objects.insert(id, Object::Dictionary(info));
    }
    if let Ok(catalog) = file.catalog_mut() {
        catalog.set("Lang", text_string(&report.language));
        let mut viewer = Dictionary::new();
        viewer.set("DisplayDocTitle", true);
        catalog.set("ViewerPreferences", viewer);
        catalog.set("PageLayout", Object::Name(b"OneColumn".to_vec()));
    }
    for object in file.objects.values_mut() {
        correct(object);
    }
    file.compress();
    let id = Object::String(identity(file), StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![id.clone(), id]);
}

/// Mends what the library writes wrong: capitals as tall as accents, and empty lists of notes.
fn correct(object: &mut Object) {
    /// The height of capitals in both faces, in thousandths.
    const CAPITALS: i64 = 668;
    let Ok(dictionary) = object.as_dict_mut() else { return };
    if dictionary.has(b"CapHeight") {
        dictionary.set("CapHeight", CAPITALS);
    }
    if dictionary.get(b"Annots").and_then(Object::as_array).is_ok_and(Vec::is_empty) {
        dictionary.remove(b"Annots");
    }
}

/// A digest of everything in the file, to tell it from others.
fn identity(file: &lopdf::Document) -> Vec<u8> {
    let mut digest = Sha256::new();
    for (id, object) in &file.objects {
        digest.update(format!("{id:?}"));
        match object {
            Object::Stream(stream) => {
                digest.update(format!("{:?}", stream.dict));
                digest.update(&stream.content);
            }
            object => digest.update(format!("{object:?}")),
        }
    }
    digest.finalize()[..16].to_vec()
}

/// A text outside of the pages, in the encoding that PDF has for any language.
fn text_string(text: &str) -> Object {
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

fn date_string(created: Created) -> Object {
    let Created { year, month, day, hour, minute, second } = created;
    let text = format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}Z");
    Object::string_literal(text)
}
