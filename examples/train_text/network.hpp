// SPDX-License-Identifier: MIT
// A next-character model: embedding, hidden layers, softmax, trained with Adam and decoupled weight decay.
#pragma once

#include "activation.hpp"
#include "text.hpp"

#include <Eigen/Core>

#include <random>
#include <vector>

struct shape {
  int context = 16;    ///< how many characters it sees
  int embedding = 16;  ///< numbers per character
  int layers = 16;
  int width = 96;
};

/// Windows side by side: context × samples, and what follows each.
struct batch {
  Eigen::MatrixXi context;
  Eigen::VectorXi target;
};

/// Windows from anywhere in the text's training part, or in what is held out.
batch draw(const text& t, int context, int samples, bool held_out, std::mt19937& random);

/// Learned numbers with their gradient and what Adam remembers.
class parameter {
 public:
  parameter(Eigen::Index rows, Eigen::Index columns, float first_value);
  /// Weights of fan_in inputs, by He's initialisation; with weight decay.
  parameter(Eigen::Index rows, Eigen::Index fan_in, double gain, std::mt19937& random);
  void step(float rate, int time);

  matrix value;
  matrix gradient;

 private:
  matrix mean_;
  matrix square_;
  float decay_ = 0;
};

class network {
 public:
  network(const shape& s, int alphabet, const activation& f, unsigned seed);

  /// One step on a batch. Returns the mean loss in nats per character.
  double train(const batch& b, float rate);
  double loss(const batch& b);

  // The two halves of train: gradients() leaves in every parameter the gradient of the loss that it returns, and step()
  // goes against them.
  double gradients(const batch& b);
  void step(float rate);
  std::vector<parameter*> parameters();

  /// Per hidden layer, the share of units with |f'(x)| < 0.001 for every sample: from these they learn nothing. For
  /// relu that is x <= 0; a sigmoid dies at both ends, and a leaky_relu never.
  std::vector<double> dead_units(const batch& b);
  /// Per hidden layer, the slopes that its activation learned, if it learns any.
  std::vector<std::vector<float>> slopes() const;
  /// The norm of the first hidden layer's weight gradient over the last one's.
  double gradient_ratio(const batch& b);

  double activation_seconds = 0;

 private:
  double forward(const batch& b);
  void backward(const batch& b);

  struct layer {
    parameter weight;
    parameter bias;
    parameter slopes;
    matrix x;  ///< before the activation
    matrix y;  ///< behind it
  };

  shape shape_;
  activation f_;
  std::mt19937 random_;
  parameter embedding_;
  std::vector<layer> layers_;
  parameter out_weight_;
  parameter out_bias_;
  matrix input_;
  matrix probability_;
  int time_ = 0;
};
