//! Where the columns of the trust matrix stand, and the short names above them.

use crate::plan::trust::RootGroup;

/// Width and height of a cell, and of the mark in it.
pub const CELL: (f32, f32) = (80.0, 25.0);
/// Size of the mark.
pub const MARK: (f32, f32) = (74.0, 22.0);
/// Height of the head: group, organization, name, end.
pub const HEAD: f32 = 70.0;
/// Room between two groups of roots.
const GAP: f32 = 16.0;
/// Width of the column of names.
const NAME: (f32, f32) = (132.0, 240.0);
/// Width of the column of numbers.
const NUMBER: f32 = 62.0;
/// Least width of a cell.
const LEAST: f32 = 70.0;

/// Positions, from the left edge of the matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// Right edge of the names.
    pub names: f32,
    /// Right edge of the numbers.
    pub numbers: f32,
    /// Left edge of each root.
    pub roots: Vec<f32>,
    /// Width of a cell.
    pub cell: f32,
    /// Groups with their left and right edge.
    pub groups: Vec<(RootGroup, f32, f32)>,
    /// Width of everything.
    pub width: f32,
}

/// Lays out columns in a width. Cells get narrower before names do; what still does not fit is scrolled to.
#[must_use]
pub fn layout(width: f32, groups: &[RootGroup]) -> Layout {
    let gaps = groups.windows(2).filter(|pair| pair[0] != pair[1]).count() as f32 * GAP + GAP;
    let count = groups.len().max(1) as f32;
    let fits = (width - NAME.0 - NUMBER - gaps) / count;
    let cell = fits.clamp(LEAST, CELL.0);
    let names = (width - NUMBER - gaps - cell * count).clamp(NAME.0, NAME.1);
    let numbers = names + NUMBER;
    let mut x = numbers + GAP;
    let mut roots = Vec::with_capacity(groups.len());
    let mut spans: Vec<(RootGroup, f32, f32)> = Vec::new();
    for group in groups {
        match spans.last_mut() {
            Some((known, _, right)) if known == group => *right = x + cell,
            last => {
                if last.is_some() {
                    x += GAP;
                }
                spans.push((*group, x, x + cell));
            }
        }
        roots.push(x);
        x += cell;
    }
    Layout { names, numbers, roots, cell, groups: spans, width: x }
}

/// The first word of the organization and what tells a root from its sisters: `DigiCert` and `Global G2`.
#[must_use]
pub fn short_name(subject: &str, organization: &str) -> (String, String) {
    const NOISE: [&str; 6] = ["Root", "Certificate", "Certification", "Authority", "TLS", "-"];
    let owner = organization.split([' ', ',']).next().filter(|word| !word.is_empty());
    let owner = owner.or_else(|| subject.split(' ').next()).unwrap_or_default();
    let words = subject.split_whitespace().filter(|word| !word.eq_ignore_ascii_case(owner) && !NOISE.contains(word));
    // What does not fit above a cell is written as its makers abbreviate it.
    let short = |word| match word {
        "Manufacturing" => "Mfg.",
        "factory-installed" => "factory",
        word => word,
    };
    let name = words.map(short).filter(|word| *word != "certificate").collect::<Vec<_>>().join(" ");
    (owner.to_owned(), if name.is_empty() { subject.to_owned() } else { name })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_tell_sisters_apart() {
        for (subject, organization, name) in [
            ("DigiCert Global Root G2", "DigiCert Inc", ("DigiCert", "Global G2")),
            ("DigiCert TLS RSA4096 Root G5", "DigiCert, Inc.", ("DigiCert", "RSA4096 G5")),
            ("Microsoft RSA Root Certificate Authority 2017", "Microsoft Corporation", ("Microsoft", "RSA 2017")),
            ("Baltimore CyberTrust Root", "Baltimore", ("Baltimore", "CyberTrust")),
            ("Cisco Manufacturing CA SHA2", "Cisco Systems", ("Cisco", "Mfg. CA SHA2")),
            ("Root", "", ("Root", "Root")),
        ] {
            let short = short_name(subject, organization);
            assert_eq!((short.0.as_str(), short.1.as_str()), name);
        }
    }

    #[test]
    fn groups_stand_apart_and_cells_shrink_before_they_are_scrolled_to() {
        let groups = [vec![RootGroup::Microsoft; 8], vec![RootGroup::Device]].concat();
        let wide = layout(950.0, &groups);
        assert_eq!((wide.cell, wide.roots.len(), wide.groups.len()), (80.0, 9, 2));
        assert!(wide.roots[8] - wide.roots[7] > wide.cell);
        assert!(wide.width <= 950.0);
        let narrow = layout(620.0, &groups);
        assert_eq!(narrow.cell, LEAST);
        assert!(narrow.width > 620.0);
        assert_eq!(layout(600.0, &[]).roots, Vec::<f32>::new());
    }
}
