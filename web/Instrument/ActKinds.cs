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
        "standards.consultation-opened" => "Comments asked for",
        "standards.consultation-closed" => "Consultation closed",
        "standards.comments-disposed" => "Comments answered",
        "standards.project-registered" => "Project registered",
        "standards.process-published" => "Process published",
        "standards.project-started" => "Project put under a process",
        "standards.project-moved" => "Project moved",
        "standards.project-escalated" => "Deadline passed to an authority",
        "standards.project-extended" => "Track extended",
        "standards.evidence-attested" => "Evidence attested",
        "identity.delegation-granted" => "Delegation granted",
        "identity.delegation-revoked" => "Delegation revoked",
        "standards.committee-founded" => "Committee founded",
        "standards.committee-member-admitted" => "Member admitted",
        "standards.committee-membership-changed" => "Membership changed",
        "standards.committee-membership-ended" => "Membership ended",
        "standards.committee-member-reminded" => "Member reminded of its duty to vote",
        "standards.committee-reminder-settled" => "Reminder settled",
        "standards.committee-duty-lapsed" => "Duty to vote lapsed",
        "standards.committee-member-restored" => "Member restored",
        "standards.committee-officer-appointed" => "Officer appointed",
        "standards.committee-officer-released" => "Officer released",
        "standards.committee-interest-declared" => "Interest declared",
        "standards.committee-interest-withdrawn" => "Interest withdrawn",
        "standards.committee-meeting-recorded" => "Meeting recorded",
        "standards.committee-ballot-counted" => "Ballot counted for the duty to vote",
        "identity.substitute-named" => "Substitute named",
        "identity.substitution-ended" => "Substitution ended",
        _ => kind,
    };
}
