namespace Standards.Domain.Committees;

/// <summary>What the duty to vote asks for: first a reminder, then, where no answer is accepted and the ground still holds, the lapse.</summary>
/// <remarks>ISO/IEC Directives, Part 1, 1.7. One act at a time, the earliest first, so that a late run does all of them once and in order.</remarks>
static class Lapsing
{
    const int MaxAnswerLength = 4_000;

    public static Decision<CommitteeEvent, CommitteeRefusal> Reckon(Committee.Active committee, CommitteeCommand.ReckonDuty c)
    {
        if (Due(committee, c.Now) is { } due)
            return End(committee, due.Id, due.Reminder, c);
        if (Reminding(committee, c.Now) is { } next)
            return new CommitteeEvent.MemberReminded(c.Act, next.Id, next.Ground, c.Now + DutyToVote.TimeToAnswer, c.Now);

        return Decision<CommitteeEvent, CommitteeRefusal>.Nothing;
    }

    public static Decision<CommitteeEvent, CommitteeRefusal> Accept(Committee.Active committee, CommitteeCommand.AcceptAnswer c)
    {
        if (Plain.ProblemInLine("answer", c.Answer, MaxAnswerLength) is { } problem)
            return new CommitteeRefusal.Invalid(problem);
        if (committee.Find(c.Member)?.Reminder is null)
            return new CommitteeRefusal.NotReminded();

        return new CommitteeEvent.ReminderSettled(c.Act, c.Member, c.Answer, c.By, c.Now);
    }

    /// <summary>The reminder whose time to answer ended first; of several at one instant, the order is that of the identifiers.</summary>
    static (MemberId Id, Reminder Reminder)? Due(Committee.Active committee, DateTimeOffset now) => committee.Members
        .Where(m => m.Value.Reminder is { } reminder && reminder.AnswerBy <= now)
        .OrderBy(m => m.Value.Reminder!.AnswerBy).ThenBy(m => m.Key.Value)
        .Select(m => ((MemberId, Reminder)?)(m.Key, m.Value.Reminder!))
        .FirstOrDefault();

    static CommitteeEvent End(Committee.Active committee, MemberId id, Reminder reminder, CommitteeCommand.ReckonDuty c) =>
        DutyToVote.Remaining(committee, id, reminder, reminder.AnswerBy) is { } ground && committee.Find(id)!.ChangesAt(reminder.AnswerBy)
            ? new CommitteeEvent.DutyLapsed(c.Act, id, ground, reminder.AnswerBy, c.Now)
            : new CommitteeEvent.ReminderSettled(c.Act, id, Answer: null, By: null, c.Now);

    static (MemberId Id, Ground Ground)? Reminding(Committee.Active committee, DateTimeOffset now) => committee.Members
        .Where(m => m.Value.Reminder is null)
        .OrderBy(m => m.Key.Value)
        .Select(m => (m.Key, DutyToVote.Reckon(committee, m.Key, now)?.Ground))
        .Where(m => m.Ground is not null)
        .Select(m => ((MemberId, Ground)?)(m.Key, m.Ground!))
        .FirstOrDefault();
}
