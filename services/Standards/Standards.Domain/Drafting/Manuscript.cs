using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Drafting;

/// <summary>The working text of a project between two editions: what its editors write, revision by revision.</summary>
/// <remarks>Two who write at once are merged (<see cref="Merging"/>); where that cannot be, nothing is taken until one of them has decided.</remarks>
public abstract record Manuscript
{
    /// <summary>Most editors of a text.</summary>
    public const int MaxEditors = 100;

    const int Kept = 16;

    private Manuscript() { }

    /// <summary>Nobody has opened it yet.</summary>
    public sealed record Unbegun : Manuscript;

    /// <summary>It is written on.</summary>
    /// <param name="Edition">The edition from which it began; 0 for none.</param>
    /// <param name="Start">The text of that edition.</param>
    /// <param name="Opening">The text as revision 0.</param>
    /// <param name="Text">The text now.</param>
    /// <param name="Revisions">From 1, without gaps.</param>
    /// <param name="Editors">Who may write besides the secretariat, and since when.</param>
    public sealed record Writing(
        int Edition, Document Start, Document Opening, Document Text, ImmutableList<Revision> Revisions, ImmutableSortedDictionary<Guid, DateTimeOffset> Editors) : Manuscript
    {
        internal ImmutableDictionary<int, Document> Recent { get; init; } = ImmutableDictionary<int, Document>.Empty;

        /// <summary>The newest revision.</summary>
        public int Revision => Revisions.Count;

        /// <summary>Whether anything was written since the edition.</summary>
        public bool IsChanged => !Text.Equals(Start);

        /// <summary>The text of a revision.</summary>
        public Document TextAt(int revision)
        {
            var from = revision;
            while (from > 0 && from < Revision && !Recent.ContainsKey(from))
                from--;
            var text = from == Revision ? Text : from == 0 ? Opening : Recent[from];
            while (from < revision)
                text = Revisions[from++].Changes.ApplyTo(text);
            return text;
        }

        /// <summary>What the writer of a revision had, before it was merged with what others wrote.</summary>
        public Document OwnAt(int revision)
        {
            var branches = new Stack<Branch>();
            var (at, ofOwn) = (revision, true);
            while (ofOwn && at > 0 && Revisions[at - 1].Own is { } branch)
            {
                branches.Push(branch);
                (at, ofOwn) = (branch.Base, branch.OfOwn);
            }
            var text = TextAt(at);
            while (branches.TryPop(out var branch))
                text = branch.Changes.ApplyTo(text);
            return text;
        }
    }

    /// <summary>The state before the first event.</summary>
    public static Manuscript Initial { get; } = new Unbegun();

    /// <summary>The state after an event. A stored stream that asks for a pair not listed here is corrupt.</summary>
    public static Manuscript Evolve(Manuscript state, ManuscriptEvent happened) => (state, happened) switch
    {
        (Unbegun, ManuscriptEvent.Begun e)           => Begin(e, ImmutableSortedDictionary<Guid, DateTimeOffset>.Empty),
        (Writing w, ManuscriptEvent.Begun e)         => Begin(e, w.Editors),
        (Writing w, ManuscriptEvent.Revised e)       => Revise(w, e),
        (Writing w, ManuscriptEvent.EditorAdmitted e)  => w with { Editors = w.Editors.SetItem(e.Person.Value, e.At) },
        (Writing w, ManuscriptEvent.EditorDismissed e) => w with { Editors = w.Editors.Remove(e.Person.Value) },
        _                                            => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state: new events, or the refusal that explains why not.</summary>
    public static Decision<ManuscriptEvent, ManuscriptRefusal> Decide(Manuscript state, ManuscriptCommand command) => (state, command) switch
    {
        (Unbegun, ManuscriptCommand.Begin c)                                     => new ManuscriptEvent.Begun(c.Edition, c.Text, c.Now),
        (Writing w, ManuscriptCommand.Begin c) when c.Edition <= w.Edition       => Decision<ManuscriptEvent, ManuscriptRefusal>.Nothing,
        (Writing w, ManuscriptCommand.Begin c)                                   => GoOn(w, c),
        (Writing w, ManuscriptCommand.Save c)                                    => Saving.Decide(w, c),
        (Writing w, ManuscriptCommand.Admit c) when w.Editors.ContainsKey(c.Person.Value) => new ManuscriptRefusal.AlreadyAdmitted(),
        (Writing w, ManuscriptCommand.Admit) when w.Editors.Count >= MaxEditors  => new ManuscriptRefusal.TooManyEditors(MaxEditors),
        (Writing, ManuscriptCommand.Admit c)                                     => new ManuscriptEvent.EditorAdmitted(c.Person, c.By, c.Now),
        (Writing w, ManuscriptCommand.Dismiss c) when !w.Editors.ContainsKey(c.Person.Value) => new ManuscriptRefusal.NotAdmitted(),
        (Writing, ManuscriptCommand.Dismiss c)                                   => new ManuscriptEvent.EditorDismissed(c.Person, c.By, c.Now),
        _                                                                        => throw new UnreachableException(),
    };

    /// <summary>Goes on from a newer edition. What was written and is not in it is carried over; where both changed the same, what was written stays, for the edition is kept anyway.</summary>
    static ManuscriptEvent.Begun GoOn(Writing before, ManuscriptCommand.Begin c)
    {
        var written = before.Text;
        if (!before.IsChanged || Unfinished.Tidied(written).Equals(c.Text))
            return new(c.Edition, c.Text, c.Now);

        var decided = ImmutableArray<Keep>.Empty;
        var merging = Merging.Of(before.Start, written, c.Text);
        while (merging.Conflicts.Where(m => !decided.Any(d => d.Element == m.Element)).ToImmutableArray() is { IsEmpty: false } open)
        {
            decided = [.. decided, .. open.Select(m => new Keep(m.Element, Mine: true))];
            merging = Merging.Of(before.Start, written, c.Text, decided);
        }
        var carried = merging.Conflicts.IsEmpty ? merging.Text : written;
        return new(c.Edition, c.Text, c.Now) { Carried = carried.Equals(c.Text) ? null : carried };
    }

    static Writing Begin(ManuscriptEvent.Begun e, ImmutableSortedDictionary<Guid, DateTimeOffset> editors) =>
        new(e.Edition, e.Start, e.Carried ?? e.Start, e.Carried ?? e.Start, [], editors);

    static Writing Revise(Writing before, ManuscriptEvent.Revised e) => before with
    {
        Text = e.Changes.ApplyTo(before.Text),
        Revisions = before.Revisions.Add(new(before.Revision + 1, e.By, e.At, e.Changes, e.Own)),
        Recent = before.Recent.Remove(before.Revision - Kept).SetItem(before.Revision, before.Text),
    };
}

/// <summary>One saving of a manuscript.</summary>
/// <param name="Number">From 1.</param>
/// <param name="By">Who wrote.</param>
/// <param name="At">When.</param>
/// <param name="Changes">From the revision before.</param>
/// <param name="Own">What the writer had, where that was not the revision before.</param>
public sealed record Revision(int Number, PersonId By, DateTimeOffset At, Patch Changes, Branch? Own)
{
    /// <summary>Whether it changed an element, or put it elsewhere.</summary>
    public bool Touches(WId? element) => element is { } id
        ? Changes.Elements.Any(e => e.WId == id) || Changes.Lists.Any(l => l.Of == id || l.Children.Contains(id))
        : Changes.Lists.Any(l => l.Of is null);
}
