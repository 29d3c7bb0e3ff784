using Testing;

namespace Gateway.Tests;

/// <summary>The gateway is tested in its own language (services/Gateway/test); each of its tests is a case here.</summary>
public sealed class GatewayTests
{
    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Passes(NodeTest test) => Assert.True(test.Failure is null, test.Failure);

    public static async Task<IEnumerable<TheoryDataRow<NodeTest>>> Cases() =>
        (await new NodeSuite(Path.Combine(Repository.Root, "services", "Gateway")).RunAsync()).Select(test => new TheoryDataRow<NodeTest>(test) { TestDisplayName = $"{test.File}: {test.Name}" });
}
