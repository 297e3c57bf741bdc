//! What always holds for the finance rules, whatever the numbers.
#![allow(clippy::unwrap_used, reason = "a failed step is a failed test")]

use proptest::prelude::*;
use rust_decimal::Decimal;
use switchover::model::{Currency, Day, FiscalCalendar, Money, YearLabel};
use switchover::plan::budget::{allocate, discount, recurring, tax};
use switchover::plan::{Discount, Rounding};

fn any_rounding() -> impl Strategy<Value = Rounding> {
    prop_oneof![Just(Rounding::HalfAwayFromZero), Just(Rounding::HalfEven)]
}

fn rate(thousandths: i64) -> Decimal {
    Decimal::new(thousandths, 3)
}

fn any_calendar() -> impl Strategy<Value = FiscalCalendar> {
    (1..=12_u8, 1..=28_u8).prop_map(|(start_month, start_day)| FiscalCalendar {
        start_month,
        start_day,
        label: YearLabel::Ending,
    })
}

proptest! {
    #[test]
    fn shares_add_up_and_stay_within_one_unit_of_exact(
        total in -1_000_000_000_i64..1_000_000_000,
        weights in prop::collection::vec(0_u64..1000, 1..20),
    ) {
        let sum: u64 = weights.iter().sum();
        prop_assume!(sum > 0);
        let shares = allocate::allocate(total, &weights).unwrap();
        prop_assert_eq!(shares.iter().sum::<i64>(), total);
        for (share, weight) in shares.iter().zip(&weights) {
            let off = i128::from(*share) * i128::from(sum) - i128::from(total) * i128::from(*weight);
            prop_assert!(off.abs() < i128::from(sum), "{share} for {weight} of {sum}");
            prop_assert!(*weight > 0 || *share == 0);
        }
    }

    #[test]
    fn net_and_vat_make_gross_both_ways(
        amount in -1_000_000_000_i64..1_000_000_000,
        thousandths in 0_i64..300,
        rounding in any_rounding(),
    ) {
        for taxed in [
            tax::from_net(amount, rate(thousandths), rounding).unwrap(),
            tax::from_gross(amount, rate(thousandths), rounding).unwrap(),
        ] {
            prop_assert_eq!(taxed.net + taxed.vat, taxed.gross);
        }
        let gross = tax::from_net(amount, rate(thousandths), rounding).unwrap().gross;
        let back = tax::from_gross(gross, rate(thousandths), rounding).unwrap().net;
        prop_assert!((back - amount).abs() <= 1);
    }

    #[test]
    fn the_order_of_pure_shares_does_not_matter(
        list in 0_i64..100_000_000,
        a in 0_i64..1000,
        b in 0_i64..1000,
        c in 0_i64..1000,
        rounding in any_rounding(),
    ) {
        let net = |shares: [i64; 3]| {
            let chain = shares.map(|share| Discount::Percent(rate(share)));
            discount::unit_net(Money::new(list, Currency::EUR), &chain, rounding).unwrap()
        };
        prop_assert_eq!(net([a, b, c]), net([c, a, b]));
        prop_assert_eq!(net([a, b, c]), net([b, a, c]));
    }

    #[test]
    fn fiscal_years_tile_the_calendar(calendar in any_calendar(), number in -20_000_i32..40_000) {
        let day = Day::from_number(number);
        let year = calendar.year_of(day);
        prop_assert!(calendar.first_day(year) <= day && day <= calendar.last_day(year));
        prop_assert_eq!(calendar.last_day(year).plus_days(1), calendar.first_day(year.next()));
        prop_assert_eq!(calendar.year_of(calendar.first_day(year)), year);
        prop_assert_eq!(calendar.year_of(calendar.last_day(year)), year);
        prop_assert!((1..=12).contains(&calendar.period_of(day)));
    }

    #[test]
    fn every_started_month_falls_into_exactly_one_fiscal_year(
        calendar in any_calendar(),
        from in 10_000_i32..30_000,
        length in 0_i32..3000,
    ) {
        let (from, to) = (Day::from_number(from), Day::from_number(from + length));
        let stretches = recurring::by_fiscal_year(calendar, from, to);
        let months: u32 = stretches.iter().map(|stretch| stretch.months).sum();
        prop_assert_eq!(months, recurring::months_started(from, to));
        for pair in stretches.windows(2) {
            prop_assert_eq!(pair[0].to.plus_days(1), pair[1].from);
            prop_assert_eq!(pair[0].year.next(), pair[1].year);
        }
    }

    #[test]
    fn both_ways_of_rounding_agree(numerator in -10_000_000_i64..10_000_000, scale in 0_u32..5, rounding in any_rounding()) {
        let exact = Decimal::new(numerator, scale);
        let fraction = rounding.fraction(i128::from(numerator), 10_i128.pow(scale));
        prop_assert_eq!(rounding.minor(exact), fraction);
    }
}
