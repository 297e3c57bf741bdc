//! Passwords and PINs in exports never reach the result.

use switchover::import::{FindingCode, Input, Silent, import};
use switchover::model::{Day, Field};

#[test]
fn secrets_are_dropped_before_anything_is_kept() {
    let text = "Number,FirstName,AuthID,AuthPassword,VMPIN,MAC_0,PhoneModel14,key7,Notes\n\
                1001,Anna,x1,geheim-Wort1,4711,0004F2ABCDE1,Yealink T46S,aB3$kk9Zq1,Flur\n\
                1002,Ben,x2,geheim-Wort2,4712,0004F2ABCDE2,Yealink T46S,Zp0!mN8wRt,\"PIN: 998877, Empfang\"\n\
                1003,Cem,x3,geheim-Wort3,4713,0004F2ABCDE3,Yealink T48S,q7R#tY2uIo,ok\n";
    let input = Input { path: "extensions.csv".into(), bytes: Ok(text.as_bytes().to_vec()) };
    let imported = import(&[input], None, Day::from_ymd(2026, 11, 24).expect("a day"), &Silent).expect("not cancelled");
    assert_eq!(imported.fleet.len(), 3);
    let everything = format!("{imported:?}");
    for secret in ["geheim", "4711", "4712", "aB3$kk", "Zp0!", "998877"] {
        assert!(!everything.contains(secret), "{secret} is kept");
    }
    let dropped = imported.files[0].findings.iter().filter(|finding| finding.code == FindingCode::SecretDropped);
    assert_eq!(dropped.count(), 4, "three columns and one note");
    assert!(imported.fleet.iter().any(|device| device.text(Field::Notes) == "PIN: ***, Empfang"));
    assert!(imported.fleet.iter().all(|device| !device.text(Field::Extension).is_empty()));
}
