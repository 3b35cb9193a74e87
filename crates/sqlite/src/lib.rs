//! What the register file and the registry share: open, key, migrate, transact.
