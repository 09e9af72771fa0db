namespace GitVan.Templates.Inflection;

/// <summary>English plurals and singulars: the tables of the npm package inflection 3 (MIT licence, https://github.com/dreamerslab/node.inflection).</summary>
internal static class InflectionRules
{
    /// <summary>The first pattern that matches decides; without a replacement the word is a plural already.</summary>
    public static readonly (string Pattern, string? Replacement)[] ToPlural =
    [
        (@"^(m|wom)en$", null),
        (@"(pe)ople$", null),
        (@"(child)ren$", null),
        (@"([ti])a$", null),
        (@"((a)naly|(b)a|(d)iagno|(p)arenthe|(p)rogno|(s)ynop|(t)he)ses$", null),
        (@"(database)s$", null),
        (@"(drive)s$", null),
        (@"(hi|ti)ves$", null),
        (@"(curve)s$", null),
        (@"([lr])ves$", null),
        (@"([^fo])ves$", null),
        (@"([^aeiouy]|qu)ies$", null),
        (@"(s)eries$", null),
        (@"(m)ovies$", null),
        (@"(x|ch|ss|sh)es$", null),
        (@"([m|l])ice$", null),
        (@"(bus)es$", null),
        (@"(o)es$", null),
        (@"(shoe)s$", null),
        (@"(cris|ax|test)es$", null),
        (@"(octop|vir)uses$", null),
        (@"(alias|canvas|status|campus)es$", null),
        (@"^(summons|bonus)es$", null),
        (@"^(ox)en", null),
        (@"(matr)ices$", null),
        (@"^feet$", null),
        (@"^teeth$", null),
        (@"^geese$", null),
        (@"(quiz)zes$", null),
        (@"^(whereas)es$", null),
        (@"^(criteri)a$", null),
        (@"^genera$", null),
        (@"^(m|wom)an$", "$1en"),
        (@"(pe)rson$", "$1ople"),
        (@"(child)$", "$1ren"),
        (@"(drive)$", "$1s"),
        (@"^(ox)$", "$1en"),
        (@"(ax|test)is$", "$1es"),
        (@"(octop|vir)us$", "$1uses"),
        (@"(alias|status|canvas|campus)$", "$1es"),
        (@"^(summons|bonus)$", "$1es"),
        (@"(bu)s$", "$1ses"),
        (@"(buffal|tomat|potat)o$", "$1oes"),
        (@"([ti])um$", "$1a"),
        (@"sis$", "ses"),
        (@"(?:([^f])fe|([lr])f)$", "$1$2ves"),
        (@"^(focus)$", "$1es"),
        (@"(hi|ti)ve$", "$1ves"),
        (@"([^aeiouy]|qu)y$", "$1ies"),
        (@"(matr)ix$", "$1ices"),
        (@"(vert|ind)ex$", "$1ices"),
        (@"(x|ch|ss|sh)$", "$1es"),
        (@"([m|l])ouse$", "$1ice"),
        (@"^foot$", "feet"),
        (@"^tooth$", "teeth"),
        (@"^goose$", "geese"),
        (@"(quiz)$", "$1zes"),
        (@"^(whereas)$", "$1es"),
        (@"^(criteri)on$", "$1a"),
        (@"^genus$", "genera"),
        (@"s$", "s"),
        (@"$", "s"),
    ];

    /// <summary>The first pattern that matches decides; without a replacement the word is a singular already.</summary>
    public static readonly (string Pattern, string? Replacement)[] ToSingular =
    [
        (@"^(m|wom)an$", null),
        (@"(pe)rson$", null),
        (@"(child)$", null),
        (@"(drive)$", null),
        (@"^(ox)$", null),
        (@"(ax|test)is$", null),
        (@"(octop|vir)us$", null),
        (@"(alias|status|canvas|campus)$", null),
        (@"^(summons|bonus)$", null),
        (@"(bu)s$", null),
        (@"(buffal|tomat|potat)o$", null),
        (@"([ti])um$", null),
        (@"sis$", null),
        (@"(?:([^f])fe|([lr])f)$", null),
        (@"^(focus)$", null),
        (@"(hi|ti)ve$", null),
        (@"([^aeiouy]|qu)y$", null),
        (@"(x|ch|ss|sh)$", null),
        (@"(matr)ix$", null),
        (@"([m|l])ouse$", null),
        (@"^foot$", null),
        (@"^tooth$", null),
        (@"^goose$", null),
        (@"(quiz)$", null),
        (@"^(whereas)$", null),
        (@"^(criteri)on$", null),
        (@"^genus$", null),
        (@"^(m|wom)en$", "$1an"),
        (@"(pe)ople$", "$1rson"),
        (@"(child)ren$", "$1"),
        (@"(database)s$", "$1"),
        (@"(drive)s$", "$1"),
        (@"^genera$", "genus"),
        (@"^(criteri)a$", "$1on"),
        (@"([ti])a$", "$1um"),
        (@"((a)naly|(b)a|(d)iagno|(p)arenthe|(p)rogno|(s)ynop|(t)he)ses$", "$1$2sis"),
        (@"(hi|ti)ves$", "$1ve"),
        (@"(curve)s$", "$1"),
        (@"([lr])ves$", "$1f"),
        (@"([a])ves$", "$1ve"),
        (@"([^fo])ves$", "$1fe"),
        (@"(m)ovies$", "$1ovie"),
        (@"([^aeiouy]|qu)ies$", "$1y"),
        (@"(s)eries$", "$1eries"),
        (@"(x|ch|ss|sh)es$", "$1"),
        (@"([m|l])ice$", "$1ouse"),
        (@"(bus)es$", "$1"),
        (@"(o)es$", "$1"),
        (@"(shoe)s$", "$1"),
        (@"(cris|ax|test)es$", "$1is"),
        (@"(octop|vir)uses$", "$1us"),
        (@"(alias|canvas|status|campus)es$", "$1"),
        (@"^(summons|bonus)es$", "$1"),
        (@"^(ox)en", "$1"),
        (@"(matr)ices$", "$1ix"),
        (@"(vert|ind)ices$", "$1ex"),
        (@"^feet$", "foot"),
        (@"^teeth$", "tooth"),
        (@"^geese$", "goose"),
        (@"(quiz)zes$", "$1"),
        (@"^(whereas)es$", "$1"),
        (@"ss$", "ss"),
        (@"s$", ""),
    ];

    /// <summary>Words that are the same in both.</summary>
    public const string Uncountable = """
        accommodation adulthood advertising advice aggression aid air aircraft alcohol anger applause arithmetic assistance
        athletics bacon baggage beef biology blood botany bread butter carbon cardboard cash chalk chaos chess crossroads
        countryside dancing deer dignity dirt dust economics education electricity engineering enjoyment envy equipment ethics
        evidence evolution fame fiction flour flu food fuel fun furniture gallows garbage garlic genetics gold golf gossip gratitude
        grief guilt gymnastics happiness hardware harm hate hatred health heat help homework honesty honey hospitality housework
        humour hunger hydrogen ice importance inflation information innocence iron irony jam jewelry judo karate knowledge lack
        laughter lava leather leisure lightning linguine linguini linguistics literature litter livestock logic loneliness luck
        luggage macaroni machinery magic management mankind marble mathematics mayonnaise measles methane milk minus money mud music
        mumps nature news nitrogen nonsense nurture nutrition obedience obesity oxygen pasta patience physics poetry pollution
        poverty pride psychology publicity punctuation quartz racism relaxation reliability research respect revenge rice rubbish
        rum safety scenery seafood seaside series shame sheep shopping sleep smoke smoking snow soap software soil spaghetti species
        steam stuff stupidity sunshine symmetry tennis thirst thunder timber traffic transportation trust underwear unemployment
        unity validity veal vegetation vegetarianism vengeance violence vitality warmth wealth weather welfare wheat wildlife wisdom
        yoga zinc zoology
        """;
}
