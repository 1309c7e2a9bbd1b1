//! The source text of the engine's own std, put together out of its files.
//!
//! A crate is one text to the syntax room, with its modules written inline. So the files in
//! `std/` are set into `pub mod name { … }` one after another, and [`StdSource::locate`]
//! finds the way back from an offset in the text to a file and a place within it.

/// A file of std.
#[derive(Clone, Copy, Debug)]
struct StdFile {
    /// Who may name the module: real std has fewer modules than this one has files.
    vis: &'static str,
    /// The path of the module that it is, empty for the root. A submodule follows its parent.
    module: &'static str,
    /// Its name within `std/`.
    name: &'static str,
}

/// A module of real std.
const PUBLIC: &str = "pub";
/// A module that only std itself may name.
const HIDDEN: &str = "pub(crate)";

/// Declares the files by their modules: all files, each submodule behind its parent, and what
/// is in them.
macro_rules! files {
    ($($vis:ident $module:literal = $name:literal),* $(,)?) => {
        const FILES: &[StdFile] = &[$(StdFile {
            vis: $vis,
            module: $module,
            name: $name,
        }),*];

        #[cfg(feature = "std-source")]
        const TEXTS: &[&str] = &[$(include_str!(concat!("../std/", $name))),*];
    };
}

files! {
    PUBLIC "" = "lib.rs",
    HIDDEN "intrinsics" = "intrinsics.rs",
    PUBLIC "marker" = "marker.rs",
    PUBLIC "ops" = "ops.rs",
    HIDDEN "ops::arith" = "ops/arith.rs",
    HIDDEN "ops::bit" = "ops/bit.rs",
    HIDDEN "ops::function" = "ops/function.rs",
    HIDDEN "ops::range" = "ops/range.rs",
    HIDDEN "ops::control_flow" = "ops/control_flow.rs",
    PUBLIC "option" = "option.rs",
    HIDDEN "option::iter" = "option/iter.rs",
    PUBLIC "result" = "result.rs",
    HIDDEN "result::iter" = "result/iter.rs",
    PUBLIC "cmp" = "cmp.rs",
    HIDDEN "cmp::impls" = "cmp/impls.rs",
    PUBLIC "clone" = "clone.rs",
    PUBLIC "default" = "default.rs",
    PUBLIC "convert" = "convert.rs",
    HIDDEN "convert::num" = "convert/num.rs",
    PUBLIC "mem" = "mem.rs",
    HIDDEN "mem::maybe_uninit" = "mem/maybe_uninit.rs",
    PUBLIC "ptr" = "ptr.rs",
    HIDDEN "ptr::methods" = "ptr/methods.rs",
    HIDDEN "ptr::non_null" = "ptr/non_null.rs",
    PUBLIC "any" = "any.rs",
    PUBLIC "borrow" = "borrow.rs",
    PUBLIC "cell" = "cell.rs",
    HIDDEN "cell::ref_cell" = "cell/ref_cell.rs",
    HIDDEN "cell::once" = "cell/once.rs",
    HIDDEN "cell::lazy" = "cell/lazy.rs",
    PUBLIC "rc" = "rc.rs",
    HIDDEN "rc::weak" = "rc/weak.rs",
    HIDDEN "rc::convert" = "rc/convert.rs",
    PUBLIC "boxed" = "boxed.rs",
    HIDDEN "boxed::convert" = "boxed/convert.rs",
    PUBLIC "sync" = "sync.rs",
    HIDDEN "sync::arc" = "sync/arc.rs",
    HIDDEN "sync::arc_weak" = "sync/arc_weak.rs",
    HIDDEN "sync::arc_convert" = "sync/arc_convert.rs",
    PUBLIC "sync::atomic" = "sync/atomic.rs",
    HIDDEN "sync::poison" = "sync/poison.rs",
    HIDDEN "sync::mutex" = "sync/mutex.rs",
    HIDDEN "sync::rwlock" = "sync/rwlock.rs",
    HIDDEN "sync::once" = "sync/once.rs",
    HIDDEN "sync::once_lock" = "sync/once_lock.rs",
    HIDDEN "sync::condvar" = "sync/condvar.rs",
    PUBLIC "sync::mpsc" = "sync/mpsc.rs",
    HIDDEN "sync::lazy_lock" = "sync/lazy_lock.rs",
    PUBLIC "panic" = "panic.rs",
    HIDDEN "panicking" = "panicking.rs",
    HIDDEN "panicking::panic_const" = "panicking/panic_const.rs",
    PUBLIC "process" = "process.rs",
    HIDDEN "rt" = "rt.rs",
    PUBLIC "num" = "num.rs",
    HIDDEN "num::int" = "num/int.rs",
    HIDDEN "num::signed" = "num/signed.rs",
    HIDDEN "num::unsigned" = "num/unsigned.rs",
    HIDDEN "num::float" = "num/float.rs",
    HIDDEN "num::parse" = "num/parse.rs",
    HIDDEN "num::nonzero" = "num/nonzero.rs",
    HIDDEN "num::wrapping" = "num/wrapping.rs",
    HIDDEN "boolean" = "boolean.rs",
    PUBLIC "char" = "char.rs",
    HIDDEN "char::methods" = "char/methods.rs",
    HIDDEN "char::convert" = "char/convert.rs",
    HIDDEN "char::escape" = "char/escape.rs",
    HIDDEN "char::ascii_methods" = "char/ascii_methods.rs",
    PUBLIC "alloc" = "alloc.rs",
    PUBLIC "thread" = "thread.rs",
    HIDDEN "thread::local" = "thread/local.rs",
    HIDDEN "thread::scoped" = "thread/scoped.rs",
    PUBLIC "hint" = "hint.rs",
    PUBLIC "array" = "array.rs",
    HIDDEN "array::iter" = "array/iter.rs",
    PUBLIC "pin" = "pin.rs",
    PUBLIC "task" = "task.rs",
    PUBLIC "future" = "future.rs",
    PUBLIC "time" = "time.rs",
    HIDDEN "time::duration" = "time/duration.rs",
    PUBLIC "env" = "env.rs",
    PUBLIC "prelude" = "prelude.rs",
    PUBLIC "fmt" = "fmt.rs",
    HIDDEN "fmt::arguments" = "fmt/arguments.rs",
    HIDDEN "fmt::formatter" = "fmt/formatter.rs",
    HIDDEN "fmt::builders" = "fmt/builders.rs",
    HIDDEN "fmt::num" = "fmt/num.rs",
    HIDDEN "fmt::float" = "fmt/float.rs",
    HIDDEN "fmt::impls" = "fmt/impls.rs",
    PUBLIC "string" = "string.rs",
    HIDDEN "string::error" = "string/error.rs",
    HIDDEN "string::drain" = "string/drain.rs",
    HIDDEN "string::traits" = "string/traits.rs",
    PUBLIC "str" = "str.rs",
    HIDDEN "str::error" = "str/error.rs",
    HIDDEN "str::validate" = "str/validate.rs",
    HIDDEN "str::index" = "str/index.rs",
    HIDDEN "str::iter" = "str/iter.rs",
    HIDDEN "str::pattern" = "str/pattern.rs",
    HIDDEN "str::search" = "str/search.rs",
    HIDDEN "str::split" = "str/split.rs",
    HIDDEN "str::escape" = "str/escape.rs",
    HIDDEN "str::lossy" = "str/lossy.rs",
    HIDDEN "str::owned" = "str/owned.rs",
    PUBLIC "slice" = "slice.rs",
    HIDDEN "slice::index" = "slice/index.rs",
    HIDDEN "slice::iter" = "slice/iter.rs",
    HIDDEN "slice::windows" = "slice/windows.rs",
    HIDDEN "slice::chunks" = "slice/chunks.rs",
    HIDDEN "slice::rchunks" = "slice/rchunks.rs",
    HIDDEN "slice::chunk_by" = "slice/chunk_by.rs",
    HIDDEN "slice::split" = "slice/split.rs",
    HIDDEN "slice::order" = "slice/order.rs",
    HIDDEN "slice::sort" = "slice/sort.rs",
    HIDDEN "slice::copy" = "slice/copy.rs",
    HIDDEN "slice::disjoint" = "slice/disjoint.rs",
    HIDDEN "slice::join" = "slice/join.rs",
    HIDDEN "slice::cmp" = "slice/cmp.rs",
    HIDDEN "slice::ascii" = "slice/ascii.rs",
    PUBLIC "vec" = "vec.rs",
    HIDDEN "vec::raw" = "vec/raw.rs",
    HIDDEN "vec::drain" = "vec/drain.rs",
    HIDDEN "vec::splice" = "vec/splice.rs",
    HIDDEN "vec::extract_if" = "vec/extract_if.rs",
    HIDDEN "vec::into_iter" = "vec/into_iter.rs",
    HIDDEN "vec::traits" = "vec/traits.rs",
    PUBLIC "iter" = "iter.rs",
    HIDDEN "iter::iterator" = "iter/iterator.rs",
    HIDDEN "iter::double_ended" = "iter/double_ended.rs",
    HIDDEN "iter::collect" = "iter/collect.rs",
    HIDDEN "iter::accum" = "iter/accum.rs",
    HIDDEN "iter::range" = "iter/range.rs",
    HIDDEN "iter::sources" = "iter/sources.rs",
    HIDDEN "iter::adapters" = "iter/adapters.rs",
    HIDDEN "iter::adapters::chain" = "iter/adapters/chain.rs",
    HIDDEN "iter::adapters::cloned" = "iter/adapters/cloned.rs",
    HIDDEN "iter::adapters::enumerate" = "iter/adapters/enumerate.rs",
    HIDDEN "iter::adapters::flatten" = "iter/adapters/flatten.rs",
    HIDDEN "iter::adapters::fuse" = "iter/adapters/fuse.rs",
    HIDDEN "iter::adapters::map" = "iter/adapters/map.rs",
    HIDDEN "iter::adapters::peekable" = "iter/adapters/peekable.rs",
    HIDDEN "iter::adapters::rev" = "iter/adapters/rev.rs",
    HIDDEN "iter::adapters::scan" = "iter/adapters/scan.rs",
    HIDDEN "iter::adapters::skip" = "iter/adapters/skip.rs",
    HIDDEN "iter::adapters::step_by" = "iter/adapters/step_by.rs",
    HIDDEN "iter::adapters::take" = "iter/adapters/take.rs",
    HIDDEN "iter::adapters::zip" = "iter/adapters/zip.rs",
    PUBLIC "collections" = "collections.rs",
    HIDDEN "collections::error" = "collections/error.rs",
    PUBLIC "collections::hash_map" = "collections/hash_map.rs",
    HIDDEN "collections::hash_map::table" = "collections/hash_map/table.rs",
    HIDDEN "collections::hash_map::entry" = "collections/hash_map/entry.rs",
    HIDDEN "collections::hash_map::iter" = "collections/hash_map/iter.rs",
    HIDDEN "collections::hash_map::traits" = "collections/hash_map/traits.rs",
    PUBLIC "collections::hash_set" = "collections/hash_set.rs",
    HIDDEN "collections::hash_set::iter" = "collections/hash_set/iter.rs",
    HIDDEN "collections::hash_set::ops" = "collections/hash_set/ops.rs",
    PUBLIC "collections::btree_map" = "collections/btree_map.rs",
    HIDDEN "collections::btree_map::entry" = "collections/btree_map/entry.rs",
    HIDDEN "collections::btree_map::iter" = "collections/btree_map/iter.rs",
    HIDDEN "collections::btree_map::traits" = "collections/btree_map/traits.rs",
    PUBLIC "collections::btree_set" = "collections/btree_set.rs",
    HIDDEN "collections::btree_set::iter" = "collections/btree_set/iter.rs",
    HIDDEN "collections::btree_set::ops" = "collections/btree_set/ops.rs",
    PUBLIC "collections::vec_deque" = "collections/vec_deque.rs",
    HIDDEN "collections::vec_deque::drain" = "collections/vec_deque/drain.rs",
    HIDDEN "collections::vec_deque::iter" = "collections/vec_deque/iter.rs",
    HIDDEN "collections::vec_deque::traits" = "collections/vec_deque/traits.rs",
    PUBLIC "collections::binary_heap" = "collections/binary_heap.rs",
    PUBLIC "collections::linked_list" = "collections/linked_list.rs",
    PUBLIC "io" = "io.rs",
    HIDDEN "io::slices" = "io/slices.rs",
    HIDDEN "io::error" = "io/error.rs",
    HIDDEN "io::write" = "io/write.rs",
    HIDDEN "io::read" = "io/read.rs",
    HIDDEN "io::cursor" = "io/cursor.rs",
    HIDDEN "io::util" = "io/util.rs",
    HIDDEN "io::buffered" = "io/buffered.rs",
    HIDDEN "io::stdio" = "io/stdio.rs",
    PUBLIC "error" = "error.rs",
    PUBLIC "hash" = "hash.rs",
    HIDDEN "hash::impls" = "hash/impls.rs",
    HIDDEN "hash::sip" = "hash/sip.rs",
    HIDDEN "hash::random" = "hash/random.rs",
    PUBLIC "ascii" = "ascii.rs",
}

/// The name within `std/` of the file with this number.
pub(crate) fn file_name(number: usize) -> &'static str {
    FILES.get(number).map_or("lib.rs", |file| file.name)
}

/// The whole of std as one text.
#[derive(Clone, Debug, Default)]
pub struct StdSource {
    /// What the syntax room reads.
    pub text: String,
    /// Where each file begins and ends in the text, in order.
    places: Vec<(u32, u32)>,
}

impl StdSource {
    /// Puts the files together that the engine is built with.
    #[cfg(feature = "std-source")]
    #[must_use]
    pub fn assemble() -> Self {
        Self::of(TEXTS)
    }

    /// The same, if the engine is built with any.
    pub(crate) fn built_in() -> Option<Self> {
        #[cfg(feature = "std-source")]
        return Some(Self::assemble());
        #[cfg(not(feature = "std-source"))]
        None
    }

    /// Puts the texts of all files together, in the order of their declaration.
    #[must_use]
    pub fn of(texts: &[&str]) -> Self {
        let mut source = Self {
            text: String::with_capacity(texts.iter().map(|text| text.len() + 64).sum()),
            places: Vec::with_capacity(FILES.len()),
        };
        let mut open: Vec<&str> = Vec::new();
        for (file, text) in FILES.iter().zip(texts) {
            source.enter(file, &mut open);
            let start = offset_of(source.text.len());
            source.text.push_str(text);
            let end = offset_of(source.text.len());
            source.places.push((start, end));
        }
        source.close(0, &mut open);
        source
    }

    /// Where each file begins in the text.
    pub(crate) fn starts(&self) -> impl Iterator<Item = u32> {
        self.places.iter().map(|(start, _)| *start)
    }

    /// The file that an offset of the text is in, and the offset within that file. What
    /// stands between two files belongs to the end of the first.
    #[must_use]
    pub fn locate(&self, offset: u32) -> (&'static str, u32) {
        let (name, _, offset) = self.find(offset);
        (name, offset)
    }

    /// The same with the text of the file.
    pub(crate) fn find(&self, offset: u32) -> (&'static str, &str, u32) {
        let after = self.places.partition_point(|(start, _)| *start <= offset);
        let number = after.saturating_sub(1);
        let Some((start, end)) = self.places.get(number) else {
            return (file_name(0), "", 0);
        };
        let text = self.text.get(*start as usize..*end as usize);
        let offset = offset.clamp(*start, *end) - start;
        (file_name(number), text.unwrap_or(""), offset)
    }

    /// What is in a file, by the name that [`Self::locate`] gives it.
    #[cfg(feature = "std-source")]
    #[must_use]
    pub fn file_text(name: &str) -> Option<&'static str> {
        let number = FILES.iter().position(|file| file.name == name)?;
        TEXTS.get(number).copied()
    }

    /// Closes the modules that are not around a file's, and opens that.
    fn enter(&mut self, file: &StdFile, open: &mut Vec<&'static str>) {
        if file.module.is_empty() {
            return;
        }
        let path: Vec<&str> = file.module.split("::").collect();
        let common = path
            .iter()
            .zip(open.iter())
            .take_while(|(wanted, is)| wanted == is)
            .count();
        self.close(common, open);
        for name in path.into_iter().skip(common) {
            self.text.push('\n');
            self.text.push_str(file.vis);
            self.text.push_str(" mod ");
            self.text.push_str(name);
            self.text.push_str(" {\n");
            open.push(name);
        }
    }

    fn close(&mut self, depth: usize, open: &mut Vec<&'static str>) {
        while open.len() > depth {
            open.pop();
            self.text.push_str("\n}\n");
        }
    }
}

fn offset_of(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::StdSource;

    #[test]
    fn an_offset_leads_back_to_its_file() {
        let source = StdSource::assemble();
        let place = source
            .text
            .find("pub const fn size_of<")
            .unwrap_or_default();
        let (name, offset) = source.locate(u32::try_from(place).unwrap_or_default());
        assert_eq!(name, "intrinsics.rs");
        let text = StdSource::file_text(name).unwrap_or_default();
        let rest = text.get(offset as usize..).unwrap_or_default();
        assert!(rest.starts_with("pub const fn size_of<"));
    }
}
