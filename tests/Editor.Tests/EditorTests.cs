namespace Editor.Tests;

/// <summary>The editor is tested in its own language (web/assets/test); each of its tests is a case here.</summary>
public sealed class EditorTests
{
    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Passes(NodeTest test) => Assert.True(test.Failure is null, test.Failure);

    public static async Task<IEnumerable<TheoryDataRow<NodeTest>>> Cases() =>
        (await new NodeSuite(Path.Combine(Repository.Root, "web", "assets")).RunAsync())
        .Select(test => new TheoryDataRow<NodeTest>(test) { TestDisplayName = $"{test.File}: {test.Name}" });
}
