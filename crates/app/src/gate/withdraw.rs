//! Calling back what has left: a signed withdrawal for each document and file, with a digest and
//! nothing else in it.

use varsam_bundle::payload::{
    Body, Role, WithdrawalBody, WithdrawalReason, WithdrawalSubject, WithdrawnKind,
};
use varsam_bundle::{identity_file, write_bundle};
use varsam_store::tables::{Document, Recall};
use varsam_store::{Op, write_whole};
use zeroize::Zeroizing;

use super::purge::view;
use crate::dto::{Changed, ExportReceipt, SignWithdrawals, StoppedView};
use crate::identity::{self, Found};
use crate::{App, AppError, Host, SaveKind, export, sample, sign};

/// Signs a withdrawal of everything that is to be called back and that this key may call back:
/// whoever signed a document, or a coordinator. Outside the sample municipality only the centre
/// knows who is a coordinator; it refuses what others sign.
///
/// # Errors
/// `nothing_to_withdraw`, `wrong_role` for a sample key that may call back none of it,
/// `wrong_key_passphrase`, `identity_missing`, `identity_damaged`, those of the disk.
pub fn sign_withdrawals<H: Host>(
    app: &App<H>,
    request: SignWithdrawals,
) -> Result<Changed<StoppedView>, AppError> {
    let passphrase = Zeroizing::new(request.passphrase);
    let found = identity::by_id(app, &request.identity)?;
    let mut state = app.state();
    let report = state.purged.clone();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    sign::check_belongs(&found, &snapshot)?;
    let due: Vec<Recall> =
        session.store.recalls()?.into_iter().filter(|row| row.due && row.withdrawal.is_none()).collect();
    if due.is_empty() {
        return Err(AppError::new("nothing_to_withdraw"));
    }
    let mine: Vec<Recall> = due.into_iter().filter(|row| may_withdraw(&found, row)).collect();
    if mine.is_empty() {
        return Err(AppError::new("wrong_role").with("function", &found.identity.function));
    }
    let key = identity_file::unlock(&found.text, &passphrase)?;
    for row in mine {
        let document = sign::sealed(app, session, &found, &key, body(&row))?;
        let recalled = Recall { withdrawal: Some(document.sha256.clone()), ..row };
        session.store.transact::<_, AppError>(Op::SignWithdrawal, &recalled.code, &app.stamp(), |t| {
            t.put(&document)?;
            Ok(t.put(&recalled)?)
        })?;
    }
    session.changed();
    let view = view(session, report)?;
    session.answer(view)
}

fn body(row: &Recall) -> WithdrawalBody {
    let kind = if row.kind == "document" { WithdrawnKind::Document } else { WithdrawnKind::File };
    WithdrawalBody {
        subject: WithdrawalSubject { kind, sha256: row.sha256.clone() },
        reason: WithdrawalReason::StopGate,
    }
}

fn may_withdraw(found: &Found, row: &Recall) -> bool {
    let signed_it = row.kid.as_deref() == Some(&found.identity.kid);
    signed_it || !found.identity.sample || sample::roles(&found.identity).contains(&Role::Coordinator)
}

/// Saves every signed withdrawal as a bundle; `None` when the person changes their mind.
///
/// # Errors
/// `nothing_to_withdraw` when none is signed, `export_check_failed` when the written file does not
/// verify, those of the disk.
pub fn export_withdrawals<H: Host>(app: &App<H>) -> Result<Option<ExportReceipt>, AppError> {
    let documents = {
        let mut state = app.state();
        signed(state.session()?.store.all_documents()?)
    };
    if documents.is_empty() {
        return Err(AppError::new("nothing_to_withdraw"));
    }
    let bytes = write_bundle(documents.iter().map(|row| row.jws.as_str()))?;
    let open = app.open_register()?;
    let Some(path) = app.host.ask_save(SaveKind::Bundle, "Återkallelser.vbundle") else { return Ok(None) };
    app.still_open(&open)?;
    write_whole(&path, &bytes)?;
    let rows: Vec<&Document> = documents.iter().collect();
    Ok(Some(ExportReceipt {
        documents: export::opened_again(&path, &rows)?,
        bytes: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
        path: path.display().to_string(),
    }))
}

fn signed(documents: Vec<Document>) -> Vec<Document> {
    documents.into_iter().filter(|row| row.typ == WithdrawalBody::TYP.as_str()).collect()
}
