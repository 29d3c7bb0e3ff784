using Standards.Domain.Drafts;

namespace Standards.Domain.Publications;

/// <summary>How members reserve their position. As with treaties, a reservation comes before what it is about binds: Vienna Convention on the Law of Treaties, 19.</summary>
static class Reserving
{
    const int MaxElements = 200;
    const int MaxPerMember = 100;
    const int MaxTextLength = 4_000;

    public static Decision<StandardEvent, StandardRefusal> Decide(StandardRecord record, StandardCommand.Reserve c)
    {
        if (record.Find(c.Edition) is not { } edition)
            return new StandardRefusal.NoSuchEdition(c.Edition);
        if (ProblemIn(record, c) is { } problem)
            return new StandardRefusal.Invalid(problem);
        var known = edition.Identifiers;
        foreach (var element in c.Elements)
            if (!known.Contains(element))
                return new StandardRefusal.NoSuchElement(element);
        if (record.AdoptionOf(c.Member, c.Edition) is { Degree: Correspondence.Identical })
            return new StandardRefusal.NotIdentical();
        if (FirstBinding(record, edition, c) is { } late)
            return new StandardRefusal.TooLateToReserve(late);

        return new StandardEvent.Reserved(c.Act, c.Member, c.Edition, c.Elements, c.Text, c.By, c.Now);
    }

    public static Decision<StandardEvent, StandardRefusal> Decide(StandardRecord record, StandardCommand.WithdrawReservation c) =>
        record.Reservations.Any(r => r.Act == c.Reservation && r.Member == c.Member && r.WithdrawnOn is null)
            ? new StandardEvent.ReservationWithdrawn(c.Act, c.Member, c.Reservation, c.By, c.Now)
            : new StandardRefusal.NoSuchReservation();

    public static StandardRecord Noted(StandardRecord record, StandardEvent.Reserved e) =>
        record with { Reservations = record.Reservations.Add(new(e.Act, e.Member, e.Edition, e.Elements, e.Text, e.At.Day(), null)) };

    public static StandardRecord Ended(StandardRecord record, StandardEvent.ReservationWithdrawn e) =>
        record with { Reservations = [.. record.Reservations.Select(r => r.Act == e.Reservation ? r with { WithdrawnOn = e.At.Day() } : r)] };

    /// <summary>The first element that binds the member already: the edition is in force for it, and no correction ahead brings the element anew.</summary>
    static WId? FirstBinding(StandardRecord record, Edition edition, StandardCommand.Reserve c)
    {
        var today = c.Now.Day();
        if (record.EntryOf(edition, c.Member) > today)
            return null;
        var ahead = edition.Corrections.Where(k => k.From > today).SelectMany(k => k.Touched).ToHashSet();
        return c.Elements.Select(e => (WId?)e).FirstOrDefault(e => !ahead.Contains(e!.Value));
    }

    static string? ProblemIn(StandardRecord record, StandardCommand.Reserve c) => c switch
    {
        { Elements.IsEmpty: true }                                      => "A reservation names the elements that it is about.",
        { Elements.Length: > MaxElements }                              => $"A reservation names at most {MaxElements} elements.",
        _ when c.Elements.Distinct().Count() != c.Elements.Length       => "A reservation names each element once.",
        _ when string.IsNullOrWhiteSpace(c.Text)                        => "A reservation says what it is.",
        { Text.Length: > MaxTextLength }                                => $"A reservation has at most {MaxTextLength} characters.",
        _ when !Plain.IsPlain(c.Text)                                   => "The reservation holds control characters or broken Unicode.",
        _ when record.Reservations.Count(r => r.Member == c.Member) >= MaxPerMember => $"A member makes at most {MaxPerMember} reservations on a standard.",
        _                                                               => null,
    };
}
