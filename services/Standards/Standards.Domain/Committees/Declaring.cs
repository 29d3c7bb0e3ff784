namespace Standards.Domain.Committees;

/// <summary>How interests are declared and withdrawn. What was declared stays on record.</summary>
static class Declaring
{
    const int MaxSubjectLength = 300;
    const int MaxDetailsLength = 4_000;
    const int MaxInterests = 20_000;

    public static Decision<CommitteeEvent, CommitteeRefusal> Decide(Committee.Active committee, CommitteeCommand.DeclareInterest c) =>
        ProblemIn(committee, c) is { } problem
            ? new CommitteeRefusal.Invalid(problem)
            : new CommitteeEvent.InterestDeclared(c.Act, c.Person, c.OnBehalfOf, c.Nature, c.Subject, c.Details, c.Under, c.Now);

    public static Decision<CommitteeEvent, CommitteeRefusal> Withdraw(Committee.Active committee, CommitteeCommand.WithdrawInterest c)
    {
        if (Plain.ProblemInLine("reason", c.Because, Memberships.MaxReasonLength) is { } problem)
            return new CommitteeRefusal.Invalid(problem);
        if (committee.IndexOfInterest(c.Interest) is not (>= 0 and var at))
            return new CommitteeRefusal.NoInterest();
        if (committee.Interests[at].Person != c.Person)
            return new CommitteeRefusal.NotYourInterest();
        if (committee.Interests[at].WithdrawnAt is not null)
            return new CommitteeRefusal.AlreadyWithdrawn();

        return new CommitteeEvent.InterestWithdrawn(c.Act, c.Interest, c.Person, c.Because!, c.Now);
    }

    static string? ProblemIn(Committee.Active committee, CommitteeCommand.DeclareInterest c) => c switch
    {
        _ when Plain.ProblemInLine("subject", c.Subject, MaxSubjectLength) is { } problem => problem,
        { Details.Length: > MaxDetailsLength }              => $"The details are longer than {MaxDetailsLength} characters.",
        _ when !Plain.IsPlain(c.Details)                    => "The details hold control characters or broken Unicode.",
        _ when committee.Interests.Length >= MaxInterests   => $"A committee keeps at most {MaxInterests} declarations.",
        _                                                   => null,
    };
}
