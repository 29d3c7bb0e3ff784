using Standards.Storage;

namespace Standards.WatchingABallot;

/// <summary>Which ballots change.</summary>
sealed class BallotChanges(Notices notices) : Changes(notices, Channels.Ballots);
