using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Drafting;

/// <summary>How what somebody wrote becomes the next revision.</summary>
static class Saving
{
    public static Decision<ManuscriptEvent, ManuscriptRefusal> Decide(Manuscript.Writing manuscript, ManuscriptCommand.Save c)
    {
        if (c.Edition != manuscript.Edition)
            return new ManuscriptRefusal.Superseded(manuscript.Edition);
        if (c.Base < 0 || c.Base > manuscript.Revision)
            return new ManuscriptRefusal.RevisionUnknown(c.Base);

        var before = c.OfOwn ? manuscript.OwnAt(c.Base) : manuscript.TextAt(c.Base);
        if (Unfit(before, c.Parts, out var mine) is { } refusal)
            return refusal;
        if (mine.Equals(before))
            return Decision<ManuscriptEvent, ManuscriptRefusal>.Nothing;

        var merging = Merging.Of(before, mine, manuscript.Text, c.Keep);
        if (!merging.Conflicts.IsEmpty)
            return new ManuscriptRefusal.Conflicting(merging.Conflicts);
        // Where others wrote the same before, the revision changes nothing, and keeps what this writer goes on from.
        var changes = Patch.Between(manuscript.Text, merging.Text);
        var own = before.Equals(manuscript.Text) ? null : new Branch(c.Base, c.OfOwn, Patch.Between(before, mine));
        return new ManuscriptEvent.Revised(c.By, c.Now, changes) { Own = own };
    }

    static ManuscriptRefusal? Unfit(Document before, ImmutableArray<Part> parts, out Document mine)
    {
        var main = before.Elements.ToDictionary(e => e.WId);
        mine = new([.. parts.Select(p => p.Given ?? main.GetValueOrDefault(p.Id)).OfType<Element>()]);
        if (mine.Elements.Length != parts.Length)
            return new ManuscriptRefusal.Malformed($"\"{parts.First(p => p.Given is null && !main.ContainsKey(p.Id)).Id}\" is no main element of the text on which this was written.");

        if (Unfinished.Problems(mine) is [var problem, ..])
            return new ManuscriptRefusal.Malformed(problem.Message);
        return parts.Where(p => p.Given is not null).SelectMany(p => p.Given!.SelfAndBelow()).FirstOrDefault(e => before.Find(e.WId) is { } was && was.Element.Kind != e.Kind) is { } other
            ? new ManuscriptRefusal.KindChanged(other.WId)
            : null;
    }
}
