using Continuity.Api.Callers;
using Continuity.Api.FollowUps;
using Continuity.Api.Handoffs;
using Continuity.Api.Queues;
using Continuity.Api.Reading;
using Continuity.Api.Recovery;
using Continuity.Callers;
using Continuity.GraphQL;

namespace Continuity.Api.Nodes;

/// <summary>Finds anything by its id, as far as the caller may see it.</summary>
internal sealed class NodeReader(Reader reader, HandoffReader handoffs, FollowUpReader followUps, OwnershipReader ownership, ProblemReportReader problems, CurrentCaller current, QueueOptions queues, IPersonByActorDataLoader people)
{
    /// <summary>Finds one.</summary>
    /// <param name="argument">The argument that the id was given as, for the message.</param>
    /// <param name="id">The id.</param>
    /// <exception cref="GraphQLException">It is no id at all.</exception>
    public async Task<INode?> FindAsync(string argument, string id, CancellationToken cancellationToken)
    {
        if (NodeId.Customer(id) is { } customer)
        {
            return await reader.CustomerAsync(customer, cancellationToken);
        }

        if (NodeId.Thread(id) is { } thread)
        {
            return (await reader.CustomerAsync(thread, cancellationToken))?.Thread;
        }

        if (NodeId.Session(id) is { } session)
        {
            return await reader.SessionAsync(session, cancellationToken);
        }

        if (NodeId.Ticket(id) is { } ticket)
        {
            return await reader.TicketAsync(ticket, cancellationToken);
        }

        if (NodeId.Entry(id) is { } entry)
        {
            return await reader.EntryAsync(entry, cancellationToken);
        }

        if (NodeId.Handoff(id) is { } handoff)
        {
            return await handoffs.FindAsync(handoff, cancellationToken);
        }

        if (NodeId.FollowUp(id) is { } followUp)
        {
            return await followUps.FindAsync(followUp, cancellationToken);
        }

        if (NodeId.OwnershipOffer(id) is { } offer)
        {
            return await ownership.FindAsync(offer, cancellationToken);
        }

        if (NodeId.ProblemReport(id) is { } report)
        {
            return await problems.FindAsync(report, cancellationToken);
        }

        if (NodeId.Queue(id) is { } queue)
        {
            return (await current.GetAsync(cancellationToken)).Role == Role.Customer ? null : queues.Queues.Contains(queue) ? new QueueNode(queue) : null;
        }

        return (NodeId.Agent(id), NodeId.Bot(id)) switch
        {
            ({ } agent, _) => await PersonAsync(ActorRef.Agent(agent), static found => new AgentNode(found), cancellationToken),
            (_, { } bot) => await PersonAsync(ActorRef.Bot(bot), static found => new BotNode(found.Id, found.Name), cancellationToken),
            _ => throw new GraphQLException($"Argument \"{argument}\" is not an id of this API.", "INVALID_ID"),
        };
    }

    private async Task<INode?> PersonAsync(ActorRef actor, Func<DirectoryEntry, INode> node, CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);
        return caller.Role != Role.Customer && await people.LoadAsync(actor, cancellationToken) is { } found ? node(found) : null;
    }
}
