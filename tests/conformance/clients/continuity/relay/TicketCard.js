import { graphql } from 'relay-runtime';

/** A ticket as a list shows it. */
export const ticket = graphql`
  fragment TicketCard_ticket on Ticket {
    number
    subject
    status
    owner {
      name
    }
    handler {
      __typename
      ... on Agent {
        agentName: name
      }
      ... on Bot {
        botName: name
      }
    }
  }
`;
