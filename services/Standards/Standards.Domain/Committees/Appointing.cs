namespace Standards.Domain.Committees;

/// <summary>How persons come into an office, and out of it.</summary>
static class Appointing
{
    const int MaxAppointments = 2_000;

    public static Decision<CommitteeEvent, CommitteeRefusal> Decide(Committee.Active committee, CommitteeCommand.Appoint c)
    {
        var period = new Period(c.From, c.Until);
        if (period.IsEmpty)
            return new CommitteeRefusal.Invalid("A term of office ends after it begins.");
        if (c.From < committee.Charter.From)
            return new CommitteeRefusal.Invalid("A term of office cannot begin before the committee exists.");
        if (committee.Officers.Length >= MaxAppointments)
            return new CommitteeRefusal.Invalid($"A committee has at most {MaxAppointments} appointments.");
        if (!Appointment.Fits(c.Office, committee.Charter.Kind))
            return new CommitteeRefusal.OfficeUnfitting();
        if (InTheWay(committee, c.Office, c.Person, period) is { } other)
            return new CommitteeRefusal.OfficeTaken(c.Office, other.Period.From, other.Period.Until);

        return new CommitteeEvent.OfficerAppointed(c.Act, c.Office, c.Person, c.OnBehalfOf, c.From, c.Until, c.By, c.Now);
    }

    public static Decision<CommitteeEvent, CommitteeRefusal> Release(Committee.Active committee, CommitteeCommand.Release c)
    {
        if (Plain.ProblemInLine("reason", c.Because, Memberships.MaxReasonLength) is { } problem)
            return new CommitteeRefusal.Invalid(problem);
        if (committee.IndexOfOfficer(c.Appointment) is not (>= 0 and var at))
            return new CommitteeRefusal.NoAppointment();
        if (!committee.Officers[at].Period.Holds(c.Until))
            return new CommitteeRefusal.OfficeOver();

        return new CommitteeEvent.OfficerReleased(c.Act, c.Appointment, c.Until, c.Because!, c.By, c.Now);
    }

    /// <summary>An office that one person holds is free for nobody else; one that several hold is not given to the same person twice.</summary>
    static Appointment? InTheWay(Committee.Active committee, Office office, PersonId person, Period period) =>
        committee.Officers.FirstOrDefault(o =>
            o.Office == office && o.Period.Overlaps(period) && (Appointment.IsSingle(office) || o.Person == person));
}
