using Standards.Storage;

namespace Standards.WatchingAManuscript;

/// <summary>Which working texts change, by their projects, and who comes and goes there.</summary>
sealed class ManuscriptChanges(Notices notices) : Changes(notices, Channels.Manuscripts);
