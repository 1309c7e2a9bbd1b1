//! The methods of `bool`.

impl bool {
    /// `t`, if it is true.
    pub fn then_some<T>(self, t: T) -> Option<T> {
        if self { Some(t) } else { None }
    }

    /// What `f` gives, if it is true.
    pub fn then<T, F: FnOnce() -> T>(self, f: F) -> Option<T> {
        if self { Some(f()) } else { None }
    }
}

impl crate::str::FromStr for bool {
    type Err = crate::str::ParseBoolError;

    fn from_str(s: &str) -> Result<bool, crate::str::ParseBoolError> {
        crate::str::parse_bool(s)
    }
}
