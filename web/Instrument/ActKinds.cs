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
        "standards.vote-corrected" => "Record corrected",
        "standards.tie-broken" => "Casting vote of the chair",
        "standards.draft-published" => "Draft published",
        "standards.project-registered" => "Project registered",
        "identity.delegation-granted" => "Delegation granted",
        "identity.delegation-revoked" => "Delegation revoked",
        _ => kind,
    };
}
