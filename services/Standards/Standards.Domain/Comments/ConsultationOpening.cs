namespace Standards.Domain.Comments;

/// <summary>How a consultation opens.</summary>
static class ConsultationOpening
{
    const int MaxMembers = 20_000;
    static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public static Decision<ConsultationEvent, ConsultationRefusal> Decide(ConsultationCommand.Open command) => ProblemIn(command) is { } problem
        ? new ConsultationRefusal.Invalid(problem)
        : new ConsultationEvent.Opened(
            command.Act, new(command.Project, command.Draft, command.OpenedBy, command.Members, command.Now, command.ClosesAt));

    static string? ProblemIn(ConsultationCommand.Open c) => c switch
    {
        _ when c.ClosesAt <= c.Now                               => "The consultation would close before it opens.",
        _ when c.ClosesAt - c.Now > Longest                      => $"A consultation is open for at most {Longest.Days} days.",
        { Members.IsEmpty: true }                                => "A consultation asks at least one member.",
        { Members.Length: > MaxMembers }                         => $"A consultation asks at most {MaxMembers} members.",
        _ when c.Members.Distinct().Count() != c.Members.Length  => "A member is named twice.",
        _                                                        => null,
    };
}

/// <summary>How a consultation ends.</summary>
static class ConsultationClosing
{
    const int MaxReasonLength = 1_000;

    /// <summary>Dated by the deadline, however much later it is done.</summary>
    public static Decision<ConsultationEvent, ConsultationRefusal> ByDeadline(Consultation.Open open, ActId act) =>
        new ConsultationEvent.Closed(act, open.Terms.ClosesAt, Ballots.Closing.Deadline);

    public static Decision<ConsultationEvent, ConsultationRefusal> BySecretariat(ConsultationCommand.Close command)
    {
        if (string.IsNullOrWhiteSpace(command.Reason))
            return new ConsultationRefusal.ReasonRequired();
        if (Plain.ProblemInLine("reason", command.Reason, MaxReasonLength) is { } problem)
            return new ConsultationRefusal.Invalid(problem);
        if (command.Reason == Ballots.Closing.Deadline)
            return new ConsultationRefusal.Invalid("The deadline has not come, so it cannot be the reason.");

        return new ConsultationEvent.Closed(command.Act, command.Now, command.Reason);
    }
}
