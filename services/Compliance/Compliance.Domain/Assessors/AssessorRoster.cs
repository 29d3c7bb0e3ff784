using Compliance.Domain.SafetyStandards;

namespace Compliance.Domain.Assessors;

/// <summary>Somebody who may be assigned to assessments.</summary>
/// <param name="Organization">For whom this person works.</param>
/// <param name="Field">What this person knows about.</param>
/// <param name="IsAdmitted">Whether the house has admitted this person.</param>
/// <param name="IsRetired">Whether this person takes no more assignments.</param>
/// <param name="Conflicts">Developers whose models this person may not assess, and why.</param>
public sealed record Assessor(Guid Person, Guid? Organization, string Field, bool IsAdmitted, bool IsRetired, ImmutableSortedDictionary<Guid, string> Conflicts);

/// <summary>Why somebody can be assigned, or cannot.</summary>
public enum Eligibility
{
    /// <summary>Can be.</summary>
    Eligible,

    /// <summary>Is not admitted yet.</summary>
    NotAdmitted,

    /// <summary>Takes no more assignments.</summary>
    Retired,

    /// <summary>Works for the developer.</summary>
    OwnOrganization,

    /// <summary>Has declared a conflict of interest.</summary>
    Conflict,

    /// <summary>Has assessed this developer as often in a row as the standard allows.</summary>
    Rotation,
}

/// <summary>How one assessor stood when an assignment was made.</summary>
/// <param name="Before">How many assignments this person had before.</param>
/// <param name="Lot">What decides between those who had as many: the smaller one first.</param>
public sealed record CandidateStanding(Guid Person, Eligibility Eligibility, int Before, string Lot);

/// <summary>Who assesses, and how it came to that: of those who are eligible, who had fewest assignments, and among them whose lot is smallest.</summary>
/// <param name="Second">Assesses the same, blind; null where it is not in the sample.</param>
/// <param name="Candidates">Everyone in the register, in the order of choice.</param>
public sealed record Assignment(Guid Lead, Guid? Second, ImmutableList<CandidateStanding> Candidates)
{
    /// <summary>Everyone who was assigned.</summary>
    public ImmutableList<Guid> People => Second is { } second ? [Lead, second] : [Lead];

    /// <summary>Whether somebody was assigned.</summary>
    public bool Includes(Guid person) => Lead == person || Second == person;
}

/// <summary>An assignment that was made.</summary>
public sealed record MadeAssignment(Guid Assessment, int Round, Guid Developer, Assignment Assignment);

/// <summary>The one register of assessors, with conflicts of interest and all assignments: only who sees them all can keep rotation.</summary>
public sealed record AssessorRoster(ImmutableSortedDictionary<Guid, Assessor> Assessors, ImmutableList<MadeAssignment> Made)
{
    /// <summary>Nobody is in it.</summary>
    public static AssessorRoster Initial { get; } = new(ImmutableSortedDictionary<Guid, Assessor>.Empty, []);

    /// <summary>The state after an event.</summary>
    public static AssessorRoster Evolve(AssessorRoster state, AssessorEvent happened) => happened switch
    {
        AssessorEvent.Enrolled e when !state.Assessors.ContainsKey(e.Person) => state.With(new(e.Person, e.Organization, e.Field, false, false, ImmutableSortedDictionary<Guid, string>.Empty)),
        AssessorEvent.Admitted e when state.Find(e.Person) is { } a          => state.With(a with { IsAdmitted = true, IsRetired = false }),
        AssessorEvent.Retired e when state.Find(e.Person) is { } a           => state.With(a with { IsRetired = true }),
        AssessorEvent.ConflictDeclared e when state.Find(e.Person) is { } a  => state.With(a with { Conflicts = a.Conflicts.SetItem(e.Developer, e.Nature) }),
        AssessorEvent.ConflictEnded e when state.Find(e.Person) is { } a     => state.With(a with { Conflicts = a.Conflicts.Remove(e.Developer) }),
        AssessorEvent.Assigned e                                             => state with { Made = state.Made.Add(e.Made) },
        _                                                                    => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about.</summary>
    public static Decision<AssessorEvent, AssessorRefusal> Decide(AssessorRoster state, AssessorCommand command) => (command, state.Find(command.Person)) switch
    {
        (AssessorCommand.Assign c, _)                                           => state.Assigning(c),
        (AssessorCommand.Enrol c, _) when !Text.IsLine(c.Field)                 => new AssessorRefusal.Wordless(),
        (AssessorCommand.Enrol c, null)                                         => new AssessorEvent.Enrolled(c.Act, c.Person, c.Organization, c.Field, c.By, c.Now),
        (AssessorCommand.Enrol, _)                                              => new AssessorRefusal.AlreadyEnrolled(),
        (_, null)                                                               => new AssessorRefusal.Unknown(),
        (AssessorCommand.Admit { By: var by, Person: var person }, _) when by == person => new AssessorRefusal.SamePerson(),
        (AssessorCommand.Admit, { IsAdmitted: true, IsRetired: false })         => new AssessorRefusal.AlreadyAdmitted(),
        (AssessorCommand.Admit c, _)                                            => new AssessorEvent.Admitted(c.Act, c.Person, c.By, c.Now),
        (AssessorCommand.Retire, { IsRetired: true })                           => new AssessorRefusal.AlreadyRetired(),
        (AssessorCommand.Retire c, _)                                           => new AssessorEvent.Retired(c.Act, c.Person, c.By, c.Now),
        (AssessorCommand.DeclareConflict c, _) when !Text.IsText(c.Nature)      => new AssessorRefusal.Wordless(),
        (AssessorCommand.DeclareConflict c, _)                                  => new AssessorEvent.ConflictDeclared(c.Act, c.Person, c.Developer, c.Nature, c.By, c.Now),
        (AssessorCommand.EndConflict c, { } a) when !a.Conflicts.ContainsKey(c.Developer) => new AssessorRefusal.NoConflict(),
        (AssessorCommand.EndConflict c, _)                                      => new AssessorEvent.ConflictEnded(c.Act, c.Person, c.Developer, c.By, c.Now),
        _                                                                       => throw new UnreachableException(),
    };

    /// <summary>Somebody in the register.</summary>
    public Assessor? Find(Guid person) => Assessors.GetValueOrDefault(person);

    /// <summary>The assignment of a round; null where there is none.</summary>
    public Assignment? Of(Guid assessment, int round) => Made.Find(m => m.Assessment == assessment && m.Round == round)?.Assignment;

    /// <summary>Everyone in the register as they stand to an assignment, in the order of choice.</summary>
    public ImmutableList<CandidateStanding> Candidates(Guid assessment, int round, Guid developer, Rotation rotation, Sampling sampling)
    {
        var last = Made.FindAll(m => m.Developer == developer).TakeLast(rotation.MostInARow).ToList();
        return
        [
            .. Assessors.Values
                .Select(a => new CandidateStanding(a.Person, EligibilityOf(a, developer, last, rotation), Made.Count(m => m.Assignment.Includes(a.Person)), sampling.LotOf(assessment, round, a.Person)))
                .OrderBy(c => c.Eligibility != Eligibility.Eligible).ThenBy(c => c.Before).ThenBy(c => c.Lot, StringComparer.Ordinal).ThenBy(c => c.Person),
        ];
    }

    Decision<AssessorEvent, AssessorRefusal> Assigning(AssessorCommand.Assign c)
    {
        if (Of(c.Assessment, c.Round) is not null)
            return Decision<AssessorEvent, AssessorRefusal>.Nothing;
        var candidates = Candidates(c.Assessment, c.Round, c.Developer, c.Rotation, c.Sampling);
        var eligible = candidates.FindAll(x => x.Eligibility == Eligibility.Eligible);
        return eligible.Count < (c.IsTwice ? 2 : 1)
            ? new AssessorRefusal.TooFew(c.IsTwice, [.. candidates.Select(x => x.Eligibility)])
            : new AssessorEvent.Assigned(c.Act, new(c.Assessment, c.Round, c.Developer, new(eligible[0].Person, c.IsTwice ? eligible[1].Person : null, candidates)), c.By, c.Now);
    }

    static Eligibility EligibilityOf(Assessor assessor, Guid developer, List<MadeAssignment> last, Rotation rotation) => assessor switch
    {
        { IsAdmitted: false }                                                   => Eligibility.NotAdmitted,
        { IsRetired: true }                                                     => Eligibility.Retired,
        { Organization: { } own } when own == developer                         => Eligibility.OwnOrganization,
        _ when assessor.Conflicts.ContainsKey(developer)                        => Eligibility.Conflict,
        _ when last.Count == rotation.MostInARow && last.TrueForAll(m => m.Assignment.Includes(assessor.Person)) => Eligibility.Rotation,
        _                                                                       => Eligibility.Eligible,
    };

    AssessorRoster With(Assessor assessor) => this with { Assessors = Assessors.SetItem(assessor.Person, assessor) };
}

/// <summary>What may be asked of the register.</summary>
/// <param name="Person">About whom; nobody where it is about an assignment.</param>
public abstract record AssessorCommand(Guid Act, Guid Person, Guid By, DateTimeOffset Now)
{
    /// <summary>Somebody offers to assess.</summary>
    public sealed record Enrol(Guid Act, Guid Person, Guid? Organization, string Field, Guid By, DateTimeOffset Now) : AssessorCommand(Act, Person, By, Now);

    /// <summary>The house admits somebody, or admits again who had retired.</summary>
    public sealed record Admit(Guid Act, Guid Person, Guid By, DateTimeOffset Now) : AssessorCommand(Act, Person, By, Now);

    /// <summary>Somebody takes no more assignments.</summary>
    public sealed record Retire(Guid Act, Guid Person, Guid By, DateTimeOffset Now) : AssessorCommand(Act, Person, By, Now);

    /// <summary>A conflict of interest with a developer.</summary>
    public sealed record DeclareConflict(Guid Act, Guid Person, Guid Developer, string Nature, Guid By, DateTimeOffset Now) : AssessorCommand(Act, Person, By, Now);

    /// <summary>It is over.</summary>
    public sealed record EndConflict(Guid Act, Guid Person, Guid Developer, Guid By, DateTimeOffset Now) : AssessorCommand(Act, Person, By, Now);

    /// <summary>Chooses who assesses. The same round is assigned once.</summary>
    public sealed record Assign(Guid Act, Guid Assessment, int Round, Guid Developer, bool IsTwice, Rotation Rotation, Sampling Sampling, Guid By, DateTimeOffset Now) : AssessorCommand(Act, default, By, Now);
}

/// <summary>What has happened to the register.</summary>
/// <remarks>Stored format.</remarks>
public abstract record AssessorEvent(Guid Act, Guid By, DateTimeOffset At)
{
    /// <summary>Somebody offers to assess.</summary>
    public sealed record Enrolled(Guid Act, Guid Person, Guid? Organization, string Field, Guid By, DateTimeOffset At) : AssessorEvent(Act, By, At);

    /// <summary>Somebody was admitted.</summary>
    public sealed record Admitted(Guid Act, Guid Person, Guid By, DateTimeOffset At) : AssessorEvent(Act, By, At);

    /// <summary>Somebody takes no more assignments.</summary>
    public sealed record Retired(Guid Act, Guid Person, Guid By, DateTimeOffset At) : AssessorEvent(Act, By, At);

    /// <summary>There is a conflict of interest.</summary>
    public sealed record ConflictDeclared(Guid Act, Guid Person, Guid Developer, string Nature, Guid By, DateTimeOffset At) : AssessorEvent(Act, By, At);

    /// <summary>It is over.</summary>
    public sealed record ConflictEnded(Guid Act, Guid Person, Guid Developer, Guid By, DateTimeOffset At) : AssessorEvent(Act, By, At);

    /// <summary>Assessors were chosen.</summary>
    public sealed record Assigned(Guid Act, MadeAssignment Made, Guid By, DateTimeOffset At) : AssessorEvent(Act, By, At);
}

/// <summary>Why the register was not changed.</summary>
public abstract record AssessorRefusal(string Code, string Message) : IRefusal
{
    /// <summary>Not in the register.</summary>
    public sealed record Unknown() : AssessorRefusal("assessor.unknown", "This person is not in the register of assessors.");

    /// <summary>In the register.</summary>
    public sealed record AlreadyEnrolled() : AssessorRefusal("assessor.already_enrolled", "You are in the register of assessors already.");

    /// <summary>Admitted.</summary>
    public sealed record AlreadyAdmitted() : AssessorRefusal("assessor.already_admitted", "This assessor is admitted already.");

    /// <summary>Retired.</summary>
    public sealed record AlreadyRetired() : AssessorRefusal("assessor.already_retired", "This assessor takes no assignments already.");

    /// <summary>Nobody admits himself.</summary>
    public sealed record SamePerson() : AssessorRefusal("assessor.same_person", "Nobody admits himself or herself.");

    /// <summary>Words are missing.</summary>
    public sealed record Wordless() : AssessorRefusal("assessor.wordless", "Give the field in one line, of at most 300 characters, and the nature of a conflict in at most 20,000.");

    /// <summary>There is none.</summary>
    public sealed record NoConflict() : AssessorRefusal("assessor.no_conflict", "There is no such conflict on record.");

    /// <summary>Too few could be assigned.</summary>
    public sealed record TooFew(bool IsTwice, ImmutableList<Eligibility> Standings) : AssessorRefusal(
        "assessor.too_few",
        $"{(IsTwice ? "This version is in the sample that two assess" : "One assessor is needed")}, and of {Standings.Count} in the register {Standings.Count(s => s == Eligibility.Eligible)} can be assigned: "
        + $"{Standings.Count(s => s == Eligibility.NotAdmitted)} are not admitted, {Standings.Count(s => s == Eligibility.Retired)} have retired, {Standings.Count(s => s is Eligibility.Conflict or Eligibility.OwnOrganization)} have a conflict of interest, {Standings.Count(s => s == Eligibility.Rotation)} have to rotate.");
}
