//! Trust lists, and the keys that the next one shall have.

use chrono::{DateTime, Utc};

use super::value::values;
use super::{Tx, text};
use crate::error::RegistryError;

/// A key that the next trust list shall have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// Its thumbprint.
    pub kid: String,
    /// Its public bytes, base64url.
    pub x: String,
    /// The holder's function.
    pub function: String,
    /// The holder's name.
    pub name: Option<String>,
    /// Role, authority and function of each grant.
    pub grants: Vec<(String, Option<String>, Option<String>)>,
}

impl Tx<'_> {
    /// The newest trust list: its version, digest and bytes.
    pub(crate) fn newest_trust_list(&self) -> Result<Option<(u32, String, String)>, RegistryError> {
        let sql = "SELECT version, document_sha256, json FROM trust_list ORDER BY version DESC LIMIT 1";
        self.first(sql, values![], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
    }

    /// The version of the newest trust list; 0 for none.
    pub(crate) fn trust_version(&self) -> Result<u32, RegistryError> {
        self.value("SELECT coalesce(max(version), 0) FROM trust_list", values![])
    }

    /// Stores a trust list.
    pub(crate) fn insert_trust_list(
        &self,
        version: u32,
        document: &str,
        json: &str,
        now: DateTime<Utc>,
    ) -> Result<(), RegistryError> {
        let sql =
            "INSERT INTO trust_list (version, document_sha256, json, received_at) VALUES ($1, $2, $3, $4)";
        self.execute(sql, values![version, document, json, &text(now)])
    }

    /// Stores a key for the next trust list, in place of what was said of it before.
    pub(crate) fn put_enrolment(&self, new: &Enrolment, now: DateTime<Utc>) -> Result<(), RegistryError> {
        self.execute("DELETE FROM enrolment_grant WHERE kid = $1", values![&new.kid])?;
        self.execute(
            "INSERT INTO enrolment (kid, x, function, name, received_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (kid) DO UPDATE SET x = excluded.x, function = excluded.function,
               name = excluded.name, received_at = excluded.received_at",
            values![&new.kid, &new.x, &new.function, new.name.as_deref(), &text(now)],
        )?;
        for (role, authority, function) in &new.grants {
            self.execute(
                "INSERT INTO enrolment_grant (kid, role, authority, function) VALUES ($1, $2, $3, $4)",
                values![&new.kid, role, authority.as_deref(), function.as_deref()],
            )?;
        }
        Ok(())
    }

    /// The keys that the next trust list shall have.
    pub(crate) fn enrolments(&self) -> Result<Vec<Enrolment>, RegistryError> {
        let sql = "SELECT kid, x, function, name FROM enrolment ORDER BY kid";
        let mut found = self.query(sql, values![], |row| {
            Ok(Enrolment {
                kid: row.get(0)?,
                x: row.get(1)?,
                function: row.get(2)?,
                name: row.get(3)?,
                grants: Vec::new(),
            })
        })?;
        let sql = "SELECT role, authority, function FROM enrolment_grant WHERE kid = $1
             ORDER BY role, coalesce(authority, ''), coalesce(function, '')";
        for enrolment in &mut found {
            enrolment.grants =
                self.query(sql, values![&enrolment.kid], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        }
        Ok(found)
    }
}
