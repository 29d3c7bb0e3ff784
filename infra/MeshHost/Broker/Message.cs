namespace MeshHost.Broker;

/// <summary>A message to store.</summary>
/// <param name="Key">Messages of one topic and key reach each subscriber in the order of their storing.</param>
/// <param name="Identity">What makes it the same message when it is published again.</param>
/// <param name="Envelope">The CloudEvent in JSON.</param>
sealed record Message(string PubSub, string Topic, string Key, byte[] Identity, byte[] Envelope, string? Trace);
