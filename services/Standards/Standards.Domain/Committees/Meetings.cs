namespace Standards.Domain.Committees;

/// <summary>How meetings and internal ballots come to count for the duty to vote.</summary>
static class Meetings
{
    const int MaxTitleLength = 200;
    const int MaxMeetings = 2_000;

    public static Decision<CommitteeEvent, CommitteeRefusal> Record(Committee.Active committee, CommitteeCommand.RecordMeeting c)
    {
        if (ProblemIn(committee, c) is { } problem)
            return new CommitteeRefusal.Invalid(problem);
        if (committee.Meetings.Any(m => m.HeldAt == c.HeldAt))
            return new CommitteeRefusal.MeetingKnown();
        if (c.Attendance.Select(a => (MemberId?)a.Member).FirstOrDefault(m => committee.Find(m!.Value)?.At(c.HeldAt) is null) is { } stranger)
            return new CommitteeRefusal.NoMemberThen(stranger);

        return new CommitteeEvent.MeetingRecorded(c.Act, c.Title, c.HeldAt, c.Attendance, c.By, c.Now);
    }

    /// <summary>Who owed a vote is what the frozen electorate says; only those count that are members of this committee.</summary>
    public static Decision<CommitteeEvent, CommitteeRefusal> Count(Committee.Active committee, CommitteeCommand.CountBallot c)
    {
        if (committee.Ballots.Any(b => b.Ballot == c.Ballot))
            return Decision<CommitteeEvent, CommitteeRefusal>.Nothing;

        var voted = c.Voted.ToHashSet();
        var owing = c.Owing.Where(m => committee.Find(m) is not null).ToArray();
        return new CommitteeEvent.BallotCounted(c.Act, c.Ballot, c.Title, c.ClosedAt, [.. owing.Where(voted.Contains)], [.. owing.Where(m => !voted.Contains(m))], c.Now);
    }

    static string? ProblemIn(Committee.Active committee, CommitteeCommand.RecordMeeting c) => c switch
    {
        _ when Plain.ProblemInLine("title", c.Title, MaxTitleLength) is { } problem => problem,
        _ when c.HeldAt > c.Now                       => "A meeting is recorded once it has been held.",
        _ when c.HeldAt < committee.Charter.From      => "The meeting would have been held before the committee existed.",
        _ when committee.Meetings.Length >= MaxMeetings => $"A committee keeps at most {MaxMeetings} meetings.",
        _ when c.Attendance.Select(a => a.Member).Distinct().Count() != c.Attendance.Length => "A member is named twice.",
        _                                             => null,
    };
}
