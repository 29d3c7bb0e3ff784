namespace Standards.Domain.Committees;

/// <summary>How a committee comes into the register.</summary>
static class Founding
{
    public static Decision<CommitteeEvent, CommitteeRefusal> Decide(CommitteeCommand.Found c) => Charter.ProblemIn(c) is { } problem
        ? new CommitteeRefusal.Invalid(problem)
        : new CommitteeEvent.Founded(c.Act, c.Kind, c.Reference, c.Name, c.Scope, c.Parent?.Id, c.From, c.By, c.Now);
}
