using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Commitments;

/// <summary>What others have committed themselves to for one project: members to work on it by experts whom they name, holders of patents to license what its text needs.</summary>
/// <remarks>
/// Experts: ISO/IEC Directives, Part 1, 2.3.5 (a proposal needs members who name one). Patents: the Common Patent Policy for
/// ITU-T, ITU-R, ISO and IEC, paragraphs 1 and 2: anyone may draw attention to a patent, its holder declares one of three positions, and
/// where a holder is unwilling, the text must do without it.
/// </remarks>
/// <param name="Experts">Those named and not withdrawn, under the act that named them.</param>
/// <param name="Holders">Who was asked or has declared, in the order in which they became known; each name once, whatever its case.</param>
public sealed record Commitments(ImmutableDictionary<ActId, NamedExpert> Experts, ImmutableArray<PatentHolder> Holders)
{
    /// <summary>Most experts of one member, and most holders of patents.</summary>
    public const int MostExperts = 20, MostHolders = 500;

    const int MaxName = 120, MaxLine = 300, MostPatents = 200;

    /// <summary>Nobody has committed to anything.</summary>
    public static Commitments Initial { get; } = new(ImmutableDictionary<ActId, NamedExpert>.Empty, []);

    /// <summary>The state after an event.</summary>
    public static Commitments Evolve(Commitments state, CommitmentsEvent happened) => happened switch
    {
        CommitmentsEvent.ExpertNamed e     => state with { Experts = state.Experts.Add(e.Act, new(e.Member, e.Name)) },
        CommitmentsEvent.ExpertWithdrawn e => state with { Experts = state.Experts.Remove(e.Expert) },
        CommitmentsEvent.HolderAsked e     => state with { Holders = state.Holders.Add(new(e.Holder, null, [])) },
        CommitmentsEvent.PatentsDeclared e => state with { Holders = Declared(state.Holders, new(e.Holder, e.Position, e.Elements)) },
        _                                  => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about: new events, or the refusal that explains why not.</summary>
    public static Decision<CommitmentsEvent, CommitmentsRefusal> Decide(Commitments state, CommitmentsCommand command) => command switch
    {
        CommitmentsCommand.NameExpert c      => Name(state, c),
        CommitmentsCommand.WithdrawExpert c  => Withdraw(state, c),
        CommitmentsCommand.AskHolder c       => Ask(state, c),
        CommitmentsCommand.DeclarePatents c  => Declare(state, c),
        _                                    => throw new UnreachableException(),
    };

    static Decision<CommitmentsEvent, CommitmentsRefusal> Name(Commitments state, CommitmentsCommand.NameExpert c)
    {
        if ((Plain.ProblemInLine("name", c.Name, MaxName) ?? Plain.ProblemInLine("field", c.Field, MaxLine)) is { } problem)
            return new CommitmentsRefusal.Invalid(problem);
        var own = state.Experts.Values.Where(e => e.Member == c.Member).ToList();
        if (own.Exists(e => Same(e.Name, c.Name)))
            return new CommitmentsRefusal.AlreadyNamed(c.Name);
        return own.Count >= MostExperts ? new CommitmentsRefusal.TooManyExperts() : new CommitmentsEvent.ExpertNamed(c.Act, c.Member, c.Name, c.Field, c.By, c.Now);
    }

    static Decision<CommitmentsEvent, CommitmentsRefusal> Withdraw(Commitments state, CommitmentsCommand.WithdrawExpert c)
    {
        if (!state.Experts.TryGetValue(c.Expert, out var expert))
            return new CommitmentsRefusal.ExpertUnknown();
        if (expert.Member != c.Member)
            return new CommitmentsRefusal.NotYours();
        return Plain.ProblemInLine("reason", c.Reason, MaxLine) is { } problem
            ? new CommitmentsRefusal.Invalid(problem)
            : new CommitmentsEvent.ExpertWithdrawn(c.Act, c.Expert, c.Member, c.Reason, c.By, c.Now);
    }

    static Decision<CommitmentsEvent, CommitmentsRefusal> Ask(Commitments state, CommitmentsCommand.AskHolder c)
    {
        if ((Plain.ProblemInLine("holder", c.Holder, MaxName) ?? Plain.ProblemInLine("reason", c.Because, MaxLine)) is { } problem)
            return new CommitmentsRefusal.Invalid(problem);
        if (state.Holders.FirstOrDefault(h => Same(h.Name, c.Holder)) is { } known)
            return new CommitmentsRefusal.AlreadyAsked(known.Name);
        return state.Holders.Length >= MostHolders ? new CommitmentsRefusal.TooManyHolders() : new CommitmentsEvent.HolderAsked(c.Act, c.Holder, c.Because, c.By, c.Under, c.Now);
    }

    static Decision<CommitmentsEvent, CommitmentsRefusal> Declare(Commitments state, CommitmentsCommand.DeclarePatents c)
    {
        var problem = Plain.ProblemInLine("holder", c.Holder, MaxName) ?? Plain.ProblemInLine("place of the form", c.Form, MaxLine)
            ?? c.Patents.Select(p => Plain.ProblemInLine("patent", p, MaxName)).FirstOrDefault(p => p is not null);
        if (problem is not null)
            return new CommitmentsRefusal.Invalid(problem);
        if (c.Patents.Length > MostPatents)
            return new CommitmentsRefusal.Invalid($"A declaration names at most {MostPatents} patents.");
        if (c.Position is PatentPosition.NoneKnown && (c.Patents.Length > 0 || c.Elements.Length > 0))
            return new CommitmentsRefusal.Invalid("Who knows of no patents names none, and no elements.");
        if (c.Elements.FirstOrDefault(e => c.Text?.Has(e) is not true) is { Value: not null } missing)
            return new CommitmentsRefusal.ElementUnknown(missing);

        var known = state.Holders.FirstOrDefault(h => Same(h.Name, c.Holder));
        return known is null && state.Holders.Length >= MostHolders
            ? new CommitmentsRefusal.TooManyHolders()
            : new CommitmentsEvent.PatentsDeclared(c.Act, known?.Name ?? c.Holder, c.Position, [.. c.Patents.Distinct(StringComparer.Ordinal)], [.. c.Elements.Distinct()], c.Form, c.By, c.Now);
    }

    static ImmutableArray<PatentHolder> Declared(ImmutableArray<PatentHolder> holders, PatentHolder now) =>
        holders.FirstOrDefault(h => h.Name == now.Name) is { } before ? holders.Replace(before, now) : holders.Add(now);

    static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

/// <summary>An expert whom a member has named.</summary>
public sealed record NamedExpert(MemberId Member, string Name);

/// <summary>Who holds patents that the text may need.</summary>
/// <param name="Name">Of the person or company.</param>
/// <param name="Position">As declared last; null while nothing is declared.</param>
/// <param name="Elements">The elements of the text that need the patents; none where the whole text does.</param>
public sealed record PatentHolder(string Name, PatentPosition? Position, ImmutableArray<WId> Elements)
{
    /// <summary>Whether the text can be published as far as this holder goes: it has declared, and what it will not license is in the text no longer.</summary>
    /// <param name="text">The current edition; null where there is none.</param>
    public bool Clears(Document? text) => Position switch
    {
        null                     => false,
        PatentPosition.Unwilling => !Elements.IsEmpty && !Elements.Any(e => text?.Has(e) is true),
        _                        => true,
    };
}

/// <summary>What a holder of patents declares: the Common Patent Policy, paragraph 2.</summary>
/// <remarks>Stored format: the name.</remarks>
public enum PatentPosition
{
    /// <summary>It knows of no patents of its own that the text needs.</summary>
    NoneKnown,

    /// <summary>2.1: it licenses them free of charge, to anyone, on reasonable terms.</summary>
    FreeOfCharge,

    /// <summary>2.2: it licenses them to anyone on reasonable terms and conditions.</summary>
    ReasonableTerms,

    /// <summary>2.3: it does neither; the text must do without them.</summary>
    Unwilling,
}
