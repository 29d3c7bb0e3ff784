namespace Web.Pages.Standards;

/// <summary>What is said of published standards, in words.</summary>
public sealed class StandardSayings(Words l)
{
    public string Status(StandardStatus status) => status switch
    {
        StandardStatus.InForce   => l["In force"],
        StandardStatus.Published => l["Published, not yet in force"],
        _                        => l["Withdrawn"],
    };

    public string Degree(Correspondence degree) => degree switch
    {
        Correspondence.Identical => l["Identical"],
        Correspondence.Modified  => l["Modified"],
        _                        => l["Not equivalent"],
    };

    public string Correction(CorrectionKind kind, int number) =>
        kind is CorrectionKind.Amendment ? l["Amendment {0}", number] : l["Corrigendum {0}", number];

    public string Change(ChangeKind change) => change switch
    {
        ChangeKind.Replace  => l["Replaced"],
        ChangeKind.Remove   => l["Removed"],
        ChangeKind.AddAfter => l["Added after"],
        _                   => l["Added at the beginning of"],
    };

    public string Ground(TextGround ground) => ground.Kind switch
    {
        GroundKind.Entry       => l["Edition {0} enters into force", ground.Number],
        GroundKind.OwnEntry    => l["Edition {0} enters into force on the member's own day", ground.Number],
        GroundKind.Corrigendum => l["Corrigendum {0} takes effect", ground.Number],
        GroundKind.Amendment   => l["Amendment {0} takes effect", ground.Number],
        GroundKind.Reservation => l["The member's reservation holds"],
        GroundKind.Withdrawal  => l["Withdrawal"],
        _                      => l["Edition {0} lapses", ground.Number],
    };

    /// <summary>What a day of the time line brings.</summary>
    public string Step(TimelineStep step) =>
        step.Because.Count > 0 ? string.Join(" · ", step.Because.Select(Ground))
        : step.Edition is null ? l["Nothing is in force from here on"]
        : l["A reservation ends"];

    public string Cause(ReviewCause cause) => cause switch
    {
        ReviewCause.Interval => l["Five years have passed."],
        ReviewCause.Sunset   => l["The edition lapses soon unless it is confirmed."],
        _                    => l["The secretariat asked for it."],
    };

    public string Outcome(ReviewOutcome outcome) => outcome switch
    {
        ReviewOutcome.Confirm => l["Confirm: it stays as it is"],
        ReviewOutcome.Revise  => l["Revise: it stays until a new edition replaces it"],
        _                     => l["Withdraw: members have eight weeks to object"],
    };

    /// <summary>Reasons of a withdrawal as the record has them.</summary>
    public string Because(string? reasons) => reasons == "sunset" ? l["It reached its sunset without having been confirmed."] : reasons ?? "";
}
