#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| switchover_fuzz::import::probe::console(bytes));
