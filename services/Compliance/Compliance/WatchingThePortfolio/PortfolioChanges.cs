using Compliance.Storage;

namespace Compliance.WatchingThePortfolio;

/// <summary>Tells who watches that something of the portfolio is otherwise, never what.</summary>
sealed class PortfolioChanges(Notices notices) : Changes(notices, Channels.Portfolio)
{
    /// <summary>The portfolio is one.</summary>
    public static readonly Guid All = new("f0e1a7d4-53c9-4c11-9a0c-6f2b7d1c8e55");
}
