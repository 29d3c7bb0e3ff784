using System.Reflection;

namespace Architecture.Tests;

/// <summary>The assemblies of the house, by their place in it.</summary>
static class House
{
    public static readonly string[] Services = ["Collaborative", "Compliance", "Identity", "Ledger", "Standards"];

    public static IEnumerable<Assembly> Domains => [.. Services.Select(s => Assembly.Load($"{s}.Domain")), Assembly.Load("BuildingBlocks.Domain")];

    public static IEnumerable<Assembly> Deployables => Services.Select(Assembly.Load);

    public static Assembly Planted => typeof(House).Assembly;
}
