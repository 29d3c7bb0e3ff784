namespace Web.Instrument;

/// <summary>A page that holds an island, so that the script goes with it. All other pages carry no script.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LiveAttribute : Attribute;
