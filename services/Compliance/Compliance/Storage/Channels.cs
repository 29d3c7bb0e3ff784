namespace Compliance.Storage;

/// <summary>Where replicas of this service tell each other what has changed.</summary>
static class Channels
{
    /// <summary>The portfolio of developers.</summary>
    public const string Portfolio = "compliance_portfolio";

    public static NoticeChannels All => new(Portfolio);
}
