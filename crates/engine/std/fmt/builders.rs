//! Builders of what `{:?}` and `{:#?}` write for structs, tuples, lists, sets and maps.

use super::{Debug, Display, Formatter, Result, Write};

/// Indents what goes through it.
struct PadAdapter<'buf> {
    buf: &'buf mut (dyn Write + 'buf),
    /// Whether a line begins here.
    on_newline: &'buf mut bool,
}

impl Write for PadAdapter<'_> {
    fn write_str(&mut self, s: &str) -> Result {
        let mut rest = s;
        while rest.len() > 0 {
            if *self.on_newline {
                self.buf.write_str("    ")?;
            }
            let end = match rest.find('\n') {
                None => rest.len(),
                Some(at) => at + 1,
            };
            *self.on_newline = rest.as_bytes()[end - 1] == b'\n';
            self.buf.write_str(&rest[..end])?;
            rest = &rest[end..];
        }
        Ok(())
    }

    fn write_char(&mut self, c: char) -> Result {
        if *self.on_newline {
            self.buf.write_str("    ")?;
        }
        *self.on_newline = c == '\n';
        self.buf.write_char(c)
    }
}

/// Writes an entry of its own lines: what it is called, and its value.
fn write_padded(f: &mut Formatter<'_>, name: &str, value: &dyn Debug, end: &str) -> Result {
    let mut on_newline = true;
    write_padded_on(f, &mut on_newline, name, value, end)
}

/// The same where another part of the entry may have been written before.
fn write_padded_on(
    f: &mut Formatter<'_>,
    on_newline: &mut bool,
    name: &str,
    value: &dyn Debug,
    end: &str,
) -> Result {
    let options = f.options;
    let mut adapter = PadAdapter { buf: &mut *f.buf, on_newline };
    let mut writer = Formatter { options, buf: &mut adapter };
    if name.len() > 0 {
        writer.write_str(name)?;
        writer.write_str(": ")?;
    }
    value.fmt(&mut writer)?;
    writer.write_str(end)
}

#[must_use = "must eventually call `finish()` on Debug builders"]
pub struct DebugStruct<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    has_fields: bool,
}

impl<'a, 'b: 'a> DebugStruct<'a, 'b> {
    pub(crate) fn new(fmt: &'a mut Formatter<'b>, name: &str) -> DebugStruct<'a, 'b> {
        let result = fmt.write_str(name);
        DebugStruct { fmt, result, has_fields: false }
    }

    pub fn field(&mut self, name: &str, value: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            self.result = self.write_field(name, value);
        }
        self.has_fields = true;
        self
    }

    fn write_field(&mut self, name: &str, value: &dyn Debug) -> Result {
        if self.fmt.alternate() {
            if !self.has_fields {
                self.fmt.write_str(" {\n")?;
            }
            write_padded(self.fmt, name, value, ",\n")
        } else {
            self.fmt.write_str(if self.has_fields { ", " } else { " { " })?;
            self.fmt.write_str(name)?;
            self.fmt.write_str(": ")?;
            value.fmt(self.fmt)
        }
    }

    pub fn finish_non_exhaustive(&mut self) -> Result {
        if self.result.is_ok() {
            self.result = if !self.has_fields {
                self.fmt.write_str(" { .. }")
            } else if self.fmt.alternate() {
                self.fmt.write_str("    ..\n}")
            } else {
                self.fmt.write_str(", .. }")
            };
        }
        self.result
    }

    pub fn finish(&mut self) -> Result {
        if self.has_fields && self.result.is_ok() {
            self.result = self.fmt.write_str(if self.fmt.alternate() { "}" } else { " }" });
        }
        self.result
    }
}

#[must_use = "must eventually call `finish()` on Debug builders"]
pub struct DebugTuple<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    fields: usize,
    empty_name: bool,
}

impl<'a, 'b: 'a> DebugTuple<'a, 'b> {
    pub(crate) fn new(fmt: &'a mut Formatter<'b>, name: &str) -> DebugTuple<'a, 'b> {
        let result = fmt.write_str(name);
        DebugTuple { fmt, result, fields: 0, empty_name: name.is_empty() }
    }

    pub fn field(&mut self, value: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            self.result = self.write_field(value);
        }
        self.fields += 1;
        self
    }

    fn write_field(&mut self, value: &dyn Debug) -> Result {
        if self.fmt.alternate() {
            if self.fields == 0 {
                self.fmt.write_str("(\n")?;
            }
            write_padded(self.fmt, "", value, ",\n")
        } else {
            self.fmt.write_str(if self.fields == 0 { "(" } else { ", " })?;
            value.fmt(self.fmt)
        }
    }

    pub fn finish_non_exhaustive(&mut self) -> Result {
        if self.result.is_ok() {
            self.result = if self.fields == 0 {
                self.fmt.write_str("(..)")
            } else if self.fmt.alternate() {
                self.fmt.write_str("    ..\n)")
            } else {
                self.fmt.write_str(", ..)")
            };
        }
        self.result
    }

    pub fn finish(&mut self) -> Result {
        if self.fields > 0 && self.result.is_ok() {
            // A tuple of one is told from parentheses by its comma.
            let is_single = self.fields == 1 && self.empty_name && !self.fmt.alternate();
            self.result = self.fmt.write_str(if is_single { ",)" } else { ")" });
        }
        self.result
    }
}

/// What lists and sets have in common.
struct DebugInner<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    has_fields: bool,
}

impl<'a, 'b: 'a> DebugInner<'a, 'b> {
    fn entry(&mut self, entry: &dyn Debug) {
        if self.result.is_ok() {
            self.result = self.write_entry(entry);
        }
        self.has_fields = true;
    }

    fn write_entry(&mut self, entry: &dyn Debug) -> Result {
        if self.fmt.alternate() {
            if !self.has_fields {
                self.fmt.write_str("\n")?;
            }
            write_padded(self.fmt, "", entry, ",\n")
        } else {
            if self.has_fields {
                self.fmt.write_str(", ")?;
            }
            entry.fmt(self.fmt)
        }
    }

    fn finish_non_exhaustive(&mut self, end: &str) -> Result {
        if self.result.is_ok() {
            self.result = if !self.has_fields {
                self.fmt.write_str("..")
            } else if self.fmt.alternate() {
                self.fmt.write_str("    ..\n")
            } else {
                self.fmt.write_str(", ..")
            };
        }
        self.finish(end)
    }

    fn finish(&mut self, end: &str) -> Result {
        if self.result.is_ok() {
            self.result = self.fmt.write_str(end);
        }
        self.result
    }
}

#[must_use = "must eventually call `finish()` on Debug builders"]
pub struct DebugSet<'a, 'b: 'a> {
    inner: DebugInner<'a, 'b>,
}

impl<'a, 'b: 'a> DebugSet<'a, 'b> {
    pub(crate) fn new(fmt: &'a mut Formatter<'b>) -> DebugSet<'a, 'b> {
        let result = fmt.write_str("{");
        DebugSet { inner: DebugInner { fmt, result, has_fields: false } }
    }

    pub fn entry(&mut self, entry: &dyn Debug) -> &mut Self {
        self.inner.entry(entry);
        self
    }

    pub fn entries<D, I>(&mut self, entries: I) -> &mut Self
    where
        D: Debug,
        I: IntoIterator<Item = D>,
    {
        for entry in entries {
            self.inner.entry(&entry);
        }
        self
    }

    pub fn finish_non_exhaustive(&mut self) -> Result {
        self.inner.finish_non_exhaustive("}")
    }

    pub fn finish(&mut self) -> Result {
        self.inner.finish("}")
    }
}

#[must_use = "must eventually call `finish()` on Debug builders"]
pub struct DebugList<'a, 'b: 'a> {
    inner: DebugInner<'a, 'b>,
}

impl<'a, 'b: 'a> DebugList<'a, 'b> {
    pub(crate) fn new(fmt: &'a mut Formatter<'b>) -> DebugList<'a, 'b> {
        let result = fmt.write_str("[");
        DebugList { inner: DebugInner { fmt, result, has_fields: false } }
    }

    pub fn entry(&mut self, entry: &dyn Debug) -> &mut Self {
        self.inner.entry(entry);
        self
    }

    pub fn entries<D, I>(&mut self, entries: I) -> &mut Self
    where
        D: Debug,
        I: IntoIterator<Item = D>,
    {
        for entry in entries {
            self.inner.entry(&entry);
        }
        self
    }

    pub fn finish_non_exhaustive(&mut self) -> Result {
        self.inner.finish_non_exhaustive("]")
    }

    pub fn finish(&mut self) -> Result {
        self.inner.finish("]")
    }
}

#[must_use = "must eventually call `finish()` on Debug builders"]
pub struct DebugMap<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    has_fields: bool,
    /// Whether a key was written and its value was not.
    has_key: bool,
    /// Whether a line begins, in an entry of its own lines.
    on_newline: bool,
}

impl<'a, 'b: 'a> DebugMap<'a, 'b> {
    pub(crate) fn new(fmt: &'a mut Formatter<'b>) -> DebugMap<'a, 'b> {
        let result = fmt.write_str("{");
        DebugMap { fmt, result, has_fields: false, has_key: false, on_newline: true }
    }

    pub fn entry(&mut self, key: &dyn Debug, value: &dyn Debug) -> &mut Self {
        self.key(key).value(value)
    }

    pub fn key(&mut self, key: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            self.result = self.write_key(key);
        }
        self
    }

    fn write_key(&mut self, key: &dyn Debug) -> Result {
        assert!(
            !self.has_key,
            "attempted to begin a new map entry without completing the previous one"
        );
        if self.fmt.alternate() {
            if !self.has_fields {
                self.fmt.write_str("\n")?;
            }
            self.on_newline = true;
            write_padded_on(self.fmt, &mut self.on_newline, "", key, ": ")?;
        } else {
            if self.has_fields {
                self.fmt.write_str(", ")?;
            }
            key.fmt(self.fmt)?;
            self.fmt.write_str(": ")?;
        }
        self.has_key = true;
        Ok(())
    }

    pub fn value(&mut self, value: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            self.result = self.write_value(value);
        }
        self.has_fields = true;
        self
    }

    fn write_value(&mut self, value: &dyn Debug) -> Result {
        assert!(self.has_key, "attempted to format a map value before its key");
        if self.fmt.alternate() {
            write_padded_on(self.fmt, &mut self.on_newline, "", value, ",\n")?;
        } else {
            value.fmt(self.fmt)?;
        }
        self.has_key = false;
        Ok(())
    }

    pub fn entries<K, V, I>(&mut self, entries: I) -> &mut Self
    where
        K: Debug,
        V: Debug,
        I: IntoIterator<Item = (K, V)>,
    {
        for (key, value) in entries {
            self.entry(&key, &value);
        }
        self
    }

    pub fn finish_non_exhaustive(&mut self) -> Result {
        if self.result.is_ok() {
            assert!(!self.has_key, "attempted to finish a map with a partial entry");
            self.result = if !self.has_fields {
                self.fmt.write_str("..}")
            } else if self.fmt.alternate() {
                self.fmt.write_str("    ..\n}")
            } else {
                self.fmt.write_str(", ..}")
            };
        }
        self.result
    }

    pub fn finish(&mut self) -> Result {
        if self.result.is_ok() {
            assert!(!self.has_key, "attempted to finish a map with a partial entry");
            self.result = self.fmt.write_str("}");
        }
        self.result
    }
}

/// Something that is written as a closure writes it.
pub const fn from_fn<F: Fn(&mut Formatter<'_>) -> Result>(f: F) -> FromFn<F> {
    FromFn(f)
}

pub struct FromFn<F>(F);

impl<F> Debug for FromFn<F>
where
    F: Fn(&mut Formatter<'_>) -> Result,
{
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        (self.0)(f)
    }
}

impl<F> Display for FromFn<F>
where
    F: Fn(&mut Formatter<'_>) -> Result,
{
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        (self.0)(f)
    }
}
