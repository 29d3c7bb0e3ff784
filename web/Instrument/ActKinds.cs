namespace Web.Instrument;

/// <summary>Kinds of acts in words; a kind that is not known here is shown by its own name.</summary>
public static class ActKinds
{
    public static string Name(string? kind) => kind switch
    {
        null => "Act",
        "standards.vote-cast" => "Vote cast",
        "standards.ballot-opened" => "Ballot opened",
        "standards.ballot-closed" => "Ballot closed",
        "standards.draft-published" => "Draft published",
        "standards.project-registered" => "Project registered",
        "standards.process-published" => "Process published",
        "standards.project-started" => "Project put under a process",
        "standards.project-moved" => "Project moved",
        "standards.project-escalated" => "Deadline passed to an authority",
        "standards.project-extended" => "Track extended",
        "standards.evidence-attested" => "Evidence attested",
        "identity.delegation-granted" => "Delegation granted",
        "identity.delegation-revoked" => "Delegation revoked",
        _ => kind,
    };
}
