using System.Text;

namespace Compliance.WatchingDuties;

/// <summary>The policy of reminders and of missed duties: the document that the domain carries.</summary>
static class ShippedPolicy
{
    public static DutyPolicy Current { get; } = DutyPolicy.Read(Document());

    /// <summary>What duties follow from beside models and incidents: the policy, and every regime in its version.</summary>
    public static string FingerprintWith(ImmutableList<Regime> regimes) => SaltedRecord.HashOf(Encoding.UTF8.GetBytes(string.Join('|', regimes.Select(r => $"{r.Id} {r.Version}").Prepend($"{Current.Id} {Current.Version}"))));

    static string Document()
    {
        var house = typeof(DutyPolicy).Assembly;
        using var reader = new StreamReader(house.GetManifestResourceStream("duty-policies/duty-policy")!);
        return reader.ReadToEnd();
    }
}
