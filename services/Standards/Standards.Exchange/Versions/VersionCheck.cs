namespace Standards.Exchange.Versions;

/// <summary>Whether two language versions of a text say the same, as far as a machine can see.</summary>
/// <remarks>They have the same elements in the same places, refer to the same elements, hold the same numbers and as many provisions of each kind.</remarks>
public static class VersionCheck
{
    /// <summary>Most problems that are listed.</summary>
    public const int MaxProblems = 500;

    /// <summary>In what a version departs from the authentic one, in reading order.</summary>
    /// <param name="within">Whether the words of an element are looked at; null for all. That it is there is always looked at.</param>
    public static ImmutableArray<VersionProblem> Compare(Document authentic, Language language, Document version, Language versionLanguage, Func<WId, bool>? within = null)
    {
        var missing = authentic.All().Where(e => !version.Has(e.WId)).Select(e => new VersionProblem("version.element_missing", e.WId, "The element is missing."));
        var added = version.All().Where(e => !authentic.Has(e.WId)).Select(e => new VersionProblem("version.element_added", e.WId, "The authentic text has no such element."));
        var differing = authentic.All().Where(e => version.Has(e.WId) && within?.Invoke(e.WId) is not false).SelectMany(e => Element(authentic, language, version, versionLanguage, e));
        return [.. missing.Concat(added).Concat(differing).Take(MaxProblems)];
    }

    static IEnumerable<VersionProblem> Element(Document authentic, Language language, Document version, Language versionLanguage, Element element)
    {
        var (here, there) = (authentic.Find(element.WId)!, version.Find(element.WId)!);
        var other = there.Element;
        if (here.Parent != there.Parent || here.Index != there.Index)
            yield return new("version.element_moved", element.WId, "The element stands elsewhere.");
        if (element.Kind != other.Kind || !Bare(element.Traits).Equals(Bare(other.Traits)))
            yield return new("version.element_changed", element.WId, "The element is of another kind, or has otherwise what its kind has.");
        if (element.Text.IsEmpty != other.Text.IsEmpty)
            yield return new("version.text_missing", element.WId, "One version has words, the other has none.");
        if (!SameBag(element.Text.References.Select(r => r.Value), other.Text.References.Select(r => r.Value)))
            yield return new("version.references", element.WId, "The cross references are not the same.");
        var (numbers, otherNumbers) = (Numerals.In(element.Text.Text).ToArray(), Numerals.In(other.Text.Text).ToArray());
        if (!SameBag(numbers, otherNumbers))
            yield return new("version.numbers", element.WId, $"The numbers are {Listed(numbers)} and {Listed(otherNumbers)}.");
        foreach (var problem in ModalVerbs.Compare(element, language, other, versionLanguage))
            yield return problem;
    }

    static Traits Bare(Traits traits) => traits is Traits.OfFigure figure ? figure with { Alternative = "" } : traits;

    static bool SameBag(IEnumerable<string> one, IEnumerable<string> other) => one.Order(StringComparer.Ordinal).SequenceEqual(other.Order(StringComparer.Ordinal));

    static string Listed(string[] numbers) => numbers.Length == 0 ? "none" : string.Join(", ", numbers.Take(20));
}

/// <summary>In what two versions depart from each other.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Element">The element.</param>
/// <param name="Message">One sentence.</param>
public sealed record VersionProblem(string Code, WId Element, string Message);
