namespace Standards.Storage;

/// <summary>Where replicas of this service tell each other what has changed.</summary>
static class Channels
{
    /// <summary>Ballots that changed.</summary>
    public const string Ballots = "standards_ballot";

    /// <summary>Persons whose credentials changed.</summary>
    public const string Credentials = "standards_credential";

    /// <summary>Projects whose working text changed.</summary>
    public const string Manuscripts = "standards_manuscript";

    public static NoticeChannels All => new(Ballots, Credentials, Manuscripts);
}
