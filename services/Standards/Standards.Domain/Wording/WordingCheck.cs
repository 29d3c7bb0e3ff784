using System.Text.RegularExpressions;
using Standards.Domain.Documents;
using Standards.Domain.Drafting;
using Standards.Domain.Drafts;

namespace Standards.Domain.Wording;

/// <summary>Holds the words of an English text against the rules of drafting: ISO/IEC Directives, Part 2, 7 (verbal forms), 16 (terms), 24.5 and 25.5 (notes and examples hold no provisions).</summary>
public sealed partial class WordingCheck
{
    /// <summary>Most findings that are listed.</summary>
    public const int MaxFindings = 500;

    readonly Document text;
    readonly List<WordingFinding> findings = [];

    WordingCheck(Document text) => this.text = text;

    /// <summary>What stands against publishing the text as it would be published, and then what its words lack, in reading order.</summary>
    public static ImmutableArray<WordingFinding> Of(Document text)
    {
        var check = new WordingCheck(text);
        foreach (var problem in ContentModel.Check(Unfinished.Tidied(text)))
            check.Add(problem.Element, problem.Code, FindingWeight.Error, problem.Message);
        foreach (var element in text.Elements)
            check.Provisions(element, element.Kind is ElementKind.Introduction || element.Traits is Traits.OfAnnex { Status: AnnexStatus.Informative });
        check.findings.AddRange(TermCheck.Of(text));
        return [.. check.findings
            .OrderBy(f => f.Weight is FindingWeight.Error ? 0 : 1).ThenBy(f => f.Element is { } at ? text.Find(at)?.Order ?? -1 : -1)
            .Take(MaxFindings)];
    }

    void Provisions(Element element, bool isInformation)
    {
        switch (element.Kind)
        {
            case ElementKind.Requirement when element.Traits is Traits.OfRequirement { Modality: var modality }:
                Provision(element, modality);
                break;
            case ElementKind.Note or ElementKind.Example or ElementKind.Definition:
                Information(element, $"A {element.Kind.ToString().ToLowerInvariant()} informs; what is required stands in a requirement of its own.");
                isInformation = true;
                break;
            case ElementKind.Paragraph or ElementKind.Item when isInformation:
                Information(element, "This part informs; what is required stands in a clause or a normative annex.");
                break;
            case ElementKind.Paragraph when Shall().Match(element.Text.Text) is { Success: true } shall:
                Add(element.WId, "wording.requirement_unmarked", FindingWeight.Advice, "This paragraph requires something: make it a requirement, so that it is counted and can be assessed.", shall.Value);
                break;
        }
        if (element.Kind is not ElementKind.Requirement && Must().Match(element.Text.Text) is { Success: true } must)
            Add(element.WId, "wording.must", FindingWeight.Advice, "\"Must\" is for what law or nature imposes. What this document requires is said with \"shall\".", must.Value);
        if (MayNot().Match(element.Text.Text) is { Success: true } mayNot)
            Add(element.WId, "wording.may_not", FindingWeight.Advice, "\"May not\" can be read as forbidding or as possibly not. Say \"shall not\" or \"might not\".", mayNot.Value);
        foreach (var child in element.Children)
            Provisions(child, isInformation);
    }

    void Provision(Element element, Modality modality)
    {
        var words = element.Text.Text;
        var verbs = Verb().Matches(words);
        if (Must().Match(words) is { Success: true } must)
            Add(element.WId, "wording.must", FindingWeight.Warning, "A requirement says \"shall\", never \"must\".", must.Value);
        if (verbs.Count > 1)
            Add(
                element.WId, "wording.two_verbs", FindingWeight.Warning,
                $"One provision says one thing, and this one has {verbs.Count} verbal forms ({string.Join(", ", verbs.Select(v => v.Value.ToLowerInvariant()))}). Split it.", verbs[1].Value);
        if (words.Length > 0 && !verbs.Any(v => ModalityOf(v.Value) == modality))
            Add(
                element.WId, "wording.verb_missing", FindingWeight.Warning,
                verbs.Count == 0
                    ? $"This provision is marked \"{Lower(modality)}\", and says it nowhere."
                    : $"This provision is marked \"{Lower(modality)}\", and says \"{verbs[0].Value.ToLowerInvariant()}\".",
                verbs.Count == 0 ? null : verbs[0].Value);
    }

    void Information(Element element, string message)
    {
        if (Shall().Match(element.Text.Text) is { Success: true } shall)
            Add(element.WId, "wording.requirement_in_information", FindingWeight.Warning, message, shall.Value);
    }

    void Add(WId? element, string code, FindingWeight weight, string message, string? words = null) => findings.Add(new(element, code, weight, message, words));

    static Modality ModalityOf(string verb) => verb.ToUpperInvariant() switch
    {
        "SHALL"  => Modality.Shall,
        "SHOULD" => Modality.Should,
        "MAY"    => Modality.May,
        _        => Modality.Can,
    };

    static string Lower(Modality modality) => modality.ToString().ToLowerInvariant();

    [GeneratedRegex(@"\b(shall|should|may|can|cannot)\b", Options)]
    private static partial Regex Verb();

    [GeneratedRegex(@"\bshall\b", Options)]
    private static partial Regex Shall();

    [GeneratedRegex(@"\bmust\b", Options)]
    private static partial Regex Must();

    [GeneratedRegex(@"\bmay not\b", Options)]
    private static partial Regex MayNot();

    const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;
}
