namespace Web.Pages.Amendments;

/// <summary>Names of things in amendments, as the keys of <see cref="Words"/>.</summary>
static class AmendmentWords
{
    public static string Of(AmendmentStatus status) => status switch
    {
        AmendmentStatus.Carried => "Carried",
        AmendmentStatus.Rejected => "Rejected",
        AmendmentStatus.Withdrawn => "Taken back",
        AmendmentStatus.FallenAway => "Fell away",
        _ => "Awaits a vote",
    };

    public static string Of(AmendmentsStatus status) => status switch
    {
        AmendmentsStatus.Receiving => "Amendments to this edition are received.",
        AmendmentsStatus.Voting => "No more amendments are received; they are put to the vote.",
        _ => "The amendments are settled, and the text with those that were carried is the next edition.",
    };

    /// <summary>What was done with amendments.</summary>
    public static string OfAct(string kind) => kind switch
    {
        "submitted" => "Submitted",
        "co-sponsored" => "Joined as co-sponsor",
        "withdrawn" => "Taken back",
        "submissions-closed" => "Submission closed",
        "grouped" => "Put to one vote",
        "carried" => "Carried",
        "rejected" => "Rejected",
        "consolidated" => "Published as the next edition",
        _ => kind,
    };

    public static string Of(ElementKind kind) => kind switch
    {
        ElementKind.AdmittedTerm => "Admitted term",
        ElementKind.Introduction => "Introduction",
        ElementKind.Clause => "Clause",
        ElementKind.Annex => "Annex",
        ElementKind.Term => "Term",
        ElementKind.Definition => "Definition",
        ElementKind.Source => "Source",
        ElementKind.Requirement => "Provision",
        ElementKind.Note => "Note",
        ElementKind.Example => "Example",
        ElementKind.Formula => "Formula",
        ElementKind.Figure => "Figure",
        ElementKind.List => "List",
        ElementKind.Item => "Item of a list",
        _ => "Paragraph",
    };

    public static string Of(Side side) => side switch
    {
        Side.Before => "before",
        Side.First => "in it, at the beginning",
        Side.Last => "in it, at the end",
        _ => "after",
    };

    public static string Of(Modality modality) => modality switch
    {
        Modality.Should => "should: a recommendation",
        Modality.May => "may: a permission",
        Modality.Can => "can: a possibility",
        _ => "shall: a requirement",
    };
}
