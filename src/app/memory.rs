//! How freed memory is kept.

/// Memory up to this size is kept where glibc is the allocator, twice as much of it in all.
const KEPT: usize = 24 << 20;

/// Lets the program keep memory that it has freed, for its next use.
///
/// An outlook is a few megabytes, made anew with every edit. glibc gives so much back to the system each time, and fetching it
/// again page by page costs more than the outlook itself. It learns better from the largest block that was freed, so this frees
/// one that nobody has touched; other allocators do not care.
pub fn keep_freed_memory() {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(KEPT)));
}
