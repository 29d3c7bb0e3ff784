namespace Web.Graph;

// What each document answers, by its root fields.
public sealed record BallotAnswer(Ballot? Ballot);
public sealed record BallotsAnswer(Connection<Ballot> Ballots);
public sealed record WaitingBallotsAnswer(Connection<Ballot> Ballots, Connection<Ballot> Planned);
public sealed record WithdrawBallotAnswer(Ballot WithdrawBallot);
public sealed record BallotChangedAnswer(Ballot? BallotChanged);
public sealed record CastVoteAnswer(Vote CastVote);
public sealed record CloseBallotAnswer(Ballot CloseBallot);
public sealed record CorrectVoteAnswer(Ballot CorrectVote);
public sealed record BreakTieAnswer(Ballot BreakTie);
public sealed record VotingRulesAnswer(IReadOnlyList<VotingRule> VotingRules);
public sealed record ProjectAnswer(Project? Project);
public sealed record ReviseStandardAnswer(Project ReviseStandard);
public sealed record ProjectsAnswer(Connection<Project> Projects);
public sealed record MemberAnswer(Organization? Organization);
public sealed record OrganizationsAnswer(Connection<RegisterEntry> Organizations);
public sealed record ReceiptAnswer(Receipt? Receipt);
public sealed record PublicLogAnswer(Checkpoint? Checkpoint, IReadOnlyList<Receipt>? Acts);
public sealed record CheckpointAnswer(Checkpoint? Checkpoint);
public sealed record CommitteeAnswer(Committee? Committee);
public sealed record CommitteesAnswer(Connection<Committee> Committees);
public sealed record ViewerAnswer(Viewer? Viewer);
public sealed record EndSessionAnswer(EndedSession EndSession);
public sealed record EndedSession(string Id, DateTimeOffset? EndedAt);
