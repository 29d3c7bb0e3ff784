namespace MeshHost.Broker;

/// <summary>What an app asks for: a topic, and where it takes the messages.</summary>
sealed record Declaration(string PubSub, string Topic, string Route, string? DeadLetterTopic);

/// <summary>A declaration that the host keeps.</summary>
sealed record Subscription(int Id, string App, string PubSub, string Topic, string Route);
