using Standards.Domain.Documents;

namespace Standards.Domain.Translations;

/// <summary>Takes words for the texts of an edition.</summary>
static class Giving
{
    public static Decision<LanguageVersionEvent, LanguageVersionRefusal> Decide(LanguageVersion.Underway work, LanguageVersionCommand.Give c)
    {
        if (c.Segments.Length > LanguageVersion.MaxGiven)
            return new LanguageVersionRefusal.TooMany(LanguageVersion.MaxGiven);
        if (c.Segments.GroupBy(s => s.Unit).FirstOrDefault(s => s.Count() > 1) is { Key: var twice })
            return new LanguageVersionRefusal.GivenTwice(twice);

        var changed = c.Segments.Where(s => IsNew(work, s)).ToImmutableArray();
        foreach (var given in changed)
            if (ObjectionTo(work, c, given) is { } objection)
                return objection;
        if (changed.IsEmpty)
            return Decision<LanguageVersionEvent, LanguageVersionRefusal>.Nothing;

        var happened = new LanguageVersionEvent.Given(changed, c.By, c.Now);
        var words = ((LanguageVersion.Underway)LanguageVersion.Evolve(work, happened)).Segments.ToDictionary(s => s.Key, s => s.Value.Words);
        return ContentModel.Check(Units.With(c.Source, words)) is [var problem, ..] ? new LanguageVersionRefusal.Malformed(problem.Message) : happened;
    }

    static bool IsNew(LanguageVersion.Underway work, GivenSegment given) =>
        work.Segments.TryGetValue(given.Unit, out var now) ? !now.Words.Equals(given.Words) || now.State != given.State : !given.Words.IsEmpty || given.State is not TranslationState.Initial;

    static LanguageVersionRefusal? ObjectionTo(LanguageVersion.Underway work, LanguageVersionCommand.Give c, GivenSegment given)
    {
        if (Units.Find(c.Source, given.Unit) is null)
            return new LanguageVersionRefusal.UnitUnknown(given.Unit);
        if (given.Words.IsEmpty && given.State is not TranslationState.Initial)
            return new LanguageVersionRefusal.WordsMissing(given.Unit);
        if (given.Unit.IsAlternative && !given.Words.Equals(Inline.Of(given.Words.Text.Replace(Inline.Reference.ToString(), "", StringComparison.Ordinal))))
            return new LanguageVersionRefusal.PlainOnly(given.Unit);
        return work.Segments.GetValueOrDefault(given.Unit)?.Revision > c.Seen ? new LanguageVersionRefusal.Moved(given.Unit) : null;
    }
}
